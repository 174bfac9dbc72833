import { z } from "zod";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be a URL starting with ${protocols.map((one) => `${one}//`).join(" or ")}`,
  });
const commaSeparated = (list: string) =>
  list
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
const postgres = url("postgres:", "postgresql:");

/** Every setting the server reads from the environment; `.env.example` says them in words. */
export const Settings = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  BASE_URL: url("http:", "https:").optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: postgres.optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(500).default(20),
  /** A bucket for files, instead of DATA_DIR. */
  S3_BUCKET: z.string().min(3).optional(),
  S3_REGION: z.string().default("auto"),
  S3_ENDPOINT: url("http:", "https:").optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  REDIS_URL: url("redis:", "rediss:").optional(),
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w:-]+$/, "may have letters, digits, _, : and -")
    .default("mainstay"),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  SIGN_UP: z.enum(["open", "invited"]).default("open"),
  PASSWORD_MIN_LENGTH: z.coerce.number().int().min(8).max(128).default(10),
  PASSWORD_REJECT_COMMON: flag.default(true),
  TRUSTED_ORIGINS: z.string().default("").transform(commaSeparated),
  /** How many proxies stand before the server; `true` is one. */
  TRUST_PROXY: z.union([flag.transform(Number), z.coerce.number().int().min(0).max(10)]).default(0),
  BODY_LIMIT_BYTES: z.coerce.number().int().min(1_024).default(5_000_000),
  /** The largest file that may be sent in, to import for instance. */
  UPLOAD_LIMIT_BYTES: z.coerce.number().int().min(1_024).default(250_000_000),
  /** The largest file that may be kept with a record. */
  FILE_LIMIT_BYTES: z.coerce.number().int().min(1_024).default(50_000_000),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(6_000),
  PUBLIC_RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(20),
  SMTP_URL: url("smtp:", "smtps:").optional(),
  MAIL_FROM: z.string().default("Mainstay <mainstay@localhost>"),
  /** Where the providers are; only tests and proxies say so. */
  TWILIO_URL: url("http:", "https:").optional(),
  RESEND_URL: url("http:", "https:").optional(),
  SENDGRID_URL: url("http:", "https:").optional(),
  /** Chats beside Slack and Teams that members may have their notifications posted to, such as one's own Mattermost. */
  CHAT_WEBHOOK_ORIGINS: z.string().default("").transform(commaSeparated),
  /** Push services beside those of the known browsers. */
  PUSH_ORIGINS: z.string().default("").transform(commaSeparated),
  OPENAI_URL: url("http:", "https:").optional(),
  ANTHROPIC_URL: url("http:", "https:").optional(),
  /** A server that speaks OpenAI's protocol, such as Ollama or vLLM; ends in `/v1`. */
  AI_URL: url("http:", "https:").optional(),
  /** Keys that every organization may use; one's own come first. */
  OPENAI_API_KEY: z.string().optional(),
  ANTHROPIC_API_KEY: z.string().optional(),
  AI_API_KEY: z.string().optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  SENTRY_DSN: url("http:", "https:").optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url("http:", "https:").optional(),
});

export type Config = z.output<typeof Settings> & {
  /** Where people reach the server; links in mails start with it. */
  baseUrl: string;
};

export class ConfigError extends Error {
  /** One line a key, ready for a terminal. */
  constructor(lines: string[]) {
    super(`The configuration is wrong:\n${lines.map((line) => `  ${line}`).join("\n")}\nSee .env.example.`);
    this.name = "ConfigError";
  }
}

/**
 * Reads the settings out of an environment. An empty value counts as not set.
 * @throws ConfigError with one line for each wrong key
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  }
  const config = parsed.data;
  return { ...config, baseUrl: (config.BASE_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, "") };
}
