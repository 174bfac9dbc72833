import type { Usage } from "./model.ts";

/** US dollars for a million tokens, as decimal strings. */
export interface Price {
  input: string;
  output: string;
}

interface Listed extends Price {
  provider: "openai" | "anthropic";
  /** The model's name without the day of its snapshot. */
  model: string;
  /** The day from which the price holds, or on which we read it. */
  from: string;
}

/**
 * What vendors ask for short prompts, as their price pages said (platform.openai.com/docs/pricing,
 * docs.anthropic.com/en/docs/about-claude/pricing), or the table of data/tables/copilot/models-and-pricing.yml in
 * github.com/github/docs where the line has the day on which it was read. A vendor's later price is a further line with its own
 * day; what was spent before stays as it was reckoned.
 */
const PRICES: Listed[] = [
  { provider: "openai", model: "gpt-4o", from: "2024-10-01", input: "2.50", output: "10.00" },
  { provider: "openai", model: "gpt-4o-mini", from: "2024-07-18", input: "0.15", output: "0.60" },
  { provider: "openai", model: "gpt-4.1", from: "2025-04-14", input: "2.00", output: "8.00" },
  { provider: "openai", model: "gpt-4.1-mini", from: "2025-04-14", input: "0.40", output: "1.60" },
  { provider: "openai", model: "gpt-4.1-nano", from: "2025-04-14", input: "0.10", output: "0.40" },
  { provider: "openai", model: "gpt-5", from: "2025-08-07", input: "1.25", output: "10.00" },
  { provider: "openai", model: "gpt-5-mini", from: "2025-08-07", input: "0.25", output: "2.00" },
  { provider: "openai", model: "gpt-5-nano", from: "2025-08-07", input: "0.05", output: "0.40" },
  { provider: "openai", model: "gpt-5.2", from: "2026-11-22", input: "1.75", output: "14.00" },
  { provider: "openai", model: "gpt-5.4", from: "2026-11-22", input: "2.50", output: "15.00" },
  { provider: "openai", model: "gpt-5.4-mini", from: "2026-11-22", input: "0.75", output: "4.50" },
  { provider: "openai", model: "gpt-5.4-nano", from: "2026-11-22", input: "0.20", output: "1.25" },
  { provider: "openai", model: "gpt-5.5", from: "2026-11-22", input: "5.00", output: "30.00" },
  { provider: "openai", model: "text-embedding-3-small", from: "2024-01-25", input: "0.02", output: "0" },
  { provider: "openai", model: "text-embedding-3-large", from: "2024-01-25", input: "0.13", output: "0" },
  { provider: "anthropic", model: "claude-3-5-haiku", from: "2024-12-01", input: "0.80", output: "4.00" },
  { provider: "anthropic", model: "claude-haiku-4-5", from: "2025-10-15", input: "1.00", output: "5.00" },
  { provider: "anthropic", model: "claude-sonnet-4", from: "2025-05-22", input: "3.00", output: "15.00" },
  { provider: "anthropic", model: "claude-sonnet-4-5", from: "2025-09-29", input: "3.00", output: "15.00" },
  { provider: "anthropic", model: "claude-sonnet-4-6", from: "2026-11-22", input: "3.00", output: "15.00" },
  { provider: "anthropic", model: "claude-sonnet-5", from: "2026-11-22", input: "2.00", output: "10.00" },
  { provider: "anthropic", model: "claude-opus-4", from: "2025-05-22", input: "15.00", output: "75.00" },
  { provider: "anthropic", model: "claude-opus-4-1", from: "2025-08-05", input: "15.00", output: "75.00" },
  { provider: "anthropic", model: "claude-opus-4-5", from: "2025-11-24", input: "5.00", output: "25.00" },
  { provider: "anthropic", model: "claude-opus-4-6", from: "2026-11-22", input: "5.00", output: "25.00" },
  { provider: "anthropic", model: "claude-opus-4-7", from: "2026-11-22", input: "5.00", output: "25.00" },
  { provider: "anthropic", model: "claude-opus-4-8", from: "2026-11-22", input: "5.00", output: "25.00" },
  { provider: "anthropic", model: "claude-opus-5", from: "2026-11-22", input: "5.00", output: "25.00" },
];

/** What vendors add to a model's name: the day of a snapshot (`-2024-07-18`, `-20250929`), or that it is the latest. */
const SNAPSHOT = /-(?:\d{4}-\d{2}-\d{2}|\d{8}|latest)$/;

/**
 * The price of a model on a day (`2026-03-01`). A model with a longer name is another model: `gpt-5-pro` costs twelve
 * times `gpt-5`.
 * @returns null for a model the table does not know; an organization then has to say what it pays
 */
export function listedPrice(provider: string, model: string, day: string): Price | null {
  const name = model.replace(SNAPSHOT, "");
  const fits = PRICES.filter((one) => one.provider === provider && one.model === name && one.from <= day);
  const best = fits.toSorted((a, b) => b.from.localeCompare(a.from))[0];
  return best ? { input: best.input, output: best.output } : null;
}

/** What the tokens cost in US dollars, with six decimals, rounded up so that a budget is never overrun by rounding. */
export function costOf({ inputTokens, outputTokens }: Usage, price: Price): string {
  const picodollars = BigInt(inputTokens) * micros(price.input) + BigInt(outputTokens) * micros(price.output);
  const microdollars = (picodollars + 999_999n) / 1_000_000n;
  const digits = microdollars.toString().padStart(7, "0");
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** A decimal string in millionths. */
function micros(amount: string): bigint {
  const [whole = "0", fraction = ""] = amount.split(".");
  return BigInt(whole || "0") * 1_000_000n + BigInt(fraction.padEnd(6, "0").slice(0, 6));
}

/** Characters a token holds at the least in the languages we write; an estimate that errs upwards. */
const CHARACTERS_PER_TOKEN = 3;

/** The most tokens a text is likely to be. */
export const estimateTokens = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN);
