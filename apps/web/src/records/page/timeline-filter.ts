/*
 * What of a timeline is shown. Without a word or a request in it: addresses are read by it, and what reads addresses is
 * part of every page.
 */

/** Kinds of entries as people tell them apart, each with its types as the API names them. */
export const TYPES = {
  notes: ["note"],
  calls: ["phone_call"],
  meetings: ["meeting"],
  messages: ["email_inbound", "email_outbound", "sms"],
  comments: ["comment"],
  tasks: ["task"],
  stages: ["stage"],
  changes: ["change"],
  files: ["file"],
  system: ["system"],
} as const satisfies Record<string, readonly string[]>;

export type Kind = keyof typeof TYPES;
export type TimelineKind = Kind | "all";

export const KINDS = Object.keys(TYPES) as Kind[];

/** The kinds a reader may ask for. */
export const TIMELINE_KINDS: readonly TimelineKind[] = ["all", ...KINDS];

/** The types of a kind, as the API takes them; undefined for all. */
export const typesOf = (kind: TimelineKind): string | undefined => (kind === "all" ? undefined : TYPES[kind].join());

/** Which entries are shown, and how they are grouped. */
export interface TimelineFilter {
  kind: TimelineKind;
  /** Words that must be in it. */
  q: string;
  memberId: string;
  /** Days, both included. */
  from: string;
  until: string;
  /** Of a list that tells of many records: only of this object's. */
  object: string;
  by: "day" | "kind";
}

export const NO_FILTER: TimelineFilter = {
  kind: "all",
  q: "",
  memberId: "",
  from: "",
  until: "",
  object: "",
  by: "day",
};

/** Whether a filter leaves anything out. */
export const isFiltering = ({ kind, q, memberId, from, until, object }: TimelineFilter): boolean =>
  kind !== "all" || [q, memberId, from, until, object].some(Boolean);
