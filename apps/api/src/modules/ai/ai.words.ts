/** What AI does for an organization; each can be switched off by itself. */
export const FEATURES = ["intake", "summaries", "follow_ups", "questions", "drafts", "knowledge"] as const;
export type Feature = (typeof FEATURES)[number];

/** What the log tells of: `generation` is a task done; the rest is what people and dispatch did with the outcome. */
export const ACTIONS = ["generation", "embedding", "test", "edit", "approve", "reject", "send"] as const;
export type AiActionKind = (typeof ACTIONS)[number];

export const PROVIDERS = ["rules", "openai", "anthropic", "compatible"] as const;
export type Vendor = Exclude<(typeof PROVIDERS)[number], "rules">;

/** Which model an organization wants: of all tasks, or of one. */
export interface ModelChoice {
  provider: (typeof PROVIDERS)[number];
  /** Null for rules. */
  model: string | null;
}
