/** What became of something that was sent to a member; what is thrown instead is tried again. */
export interface Outcome {
  state: "sent" | "skipped" | "failed";
  /** Why it was not sent: a word of ours, or what the channel answered. */
  reason: string | null;
}

/** The channel is busy: it was not tried, and its turn comes then. */
export interface NotYet {
  state: "waiting";
  until: Date;
}
