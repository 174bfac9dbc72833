/** What AI does for an organization; each can be switched off by itself. */
export const FEATURES = ["intake", "summaries", "follow_ups", "questions", "drafts", "knowledge"] as const;
export type Feature = (typeof FEATURES)[number];

/** What the log tells of: `generation` is a task done; the rest is what people and dispatch did with the outcome. */
export const ACTIONS = ["generation", "embedding", "test", "edit", "approve", "reject", "send"] as const;
export type AiActionKind = (typeof ACTIONS)[number];

/** Whose models can be asked; `compatible` is a server that speaks as OpenAI does. */
export const VENDORS = ["openai", "anthropic", "compatible"] as const;
export type Vendor = (typeof VENDORS)[number];

/** Who can do AI's work: our own rules, or a vendor. */
export const PROVIDERS = ["rules", ...VENDORS] as const;

/** Which model an organization wants: of all tasks, or of one. */
export interface ModelChoice {
  provider: (typeof PROVIDERS)[number];
  /** Null for rules. */
  model: string | null;
}
