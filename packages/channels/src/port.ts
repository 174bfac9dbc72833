/** A message as it leaves: approved, decided, with everything its recipient will see. */
export interface Outgoing {
  /** Ours; providers carry it along and tell it back. */
  id: string;
  /** An e-mail address or E.164. */
  to: string;
  from: string;
  subject: string | null;
  text: string;
  html?: string;
  /** Message-ID, In-Reply-To, References, List-Unsubscribe … */
  headers: Record<string, string>;
  /** Where the provider reports what becomes of it. */
  statusUrl: string | null;
}

export interface Accepted {
  providerMessageId: string;
}

/**
 * The one thing every provider does. `send` settles once the provider has taken the message. It rejects with
 * `TurnedAway` or `Rejected` when the message has certainly not been taken; any other error means that nobody knows.
 */
export interface Provider {
  send(message: Outgoing): Promise<Accepted>;
  /** Asks the provider whether its keys are good, without sending anything; throws with the reason. */
  check(): Promise<void>;
}

/** Not now: too many requests, or nobody there. It may be tried again. */
export class TurnedAway extends Error {
  override name = "TurnedAway";
}

/** Never: a wrong address, an unverified sender, a recipient who has opted out. */
export class Rejected extends Error {
  override name = "Rejected";
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const NOBODY_THERE = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

/** Was the connection never made? Then the message was not heard. */
export function wasNeverHeard(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  return (typeof code === "string" && NOBODY_THERE.includes(code)) || (cause !== undefined && wasNeverHeard(cause));
}

/** What an HTTP answer other than success means: 429 not now, 4xx never, anything else nobody knows. */
export function judgeStatus(status: number | undefined, code: string, message: string, unknown: unknown): Error {
  if (status === 429) return new TurnedAway(message);
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) return new Rejected(code, message);
  return unknown instanceof Error ? unknown : new Error(message);
}
