import { type Day, dayIn, plusDays, startIn } from "../calendar/calendar-days.ts";

export const FREQUENCIES = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const;
export type Frequency = (typeof FREQUENCIES)[number];
export const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A rule as the form holds it. */
export interface RuleDraft {
  frequency: Frequency;
  interval: number;
  /** Of a weekly rule; those of the due date while empty. */
  weekdays: Weekday[];
  /** A monthly rule keeps its date, or its weekday such as the second Tuesday. */
  monthly: "date" | "weekday";
  ends: "never" | "count" | "until";
  count: number;
  until: Day;
}

export const NEW_RULE: RuleDraft = {
  frequency: "WEEKLY",
  interval: 1,
  weekdays: [],
  monthly: "date",
  ends: "never",
  count: 10,
  until: "",
};

/** The draft of a rule; null for one that the form cannot show, which stays as it is until it is replaced. */
export function readRule(rule: string, zone: string): RuleDraft | null {
  const parts = new Map(rule.split(";").map((part) => [part.split("=")[0] ?? "", part.split("=")[1] ?? ""]));
  const frequency = FREQUENCIES.find((one) => one === parts.get("FREQ"));
  if (!frequency || [...parts.keys()].some((name) => !KNOWN.includes(name))) return null;
  const draft: RuleDraft = { ...NEW_RULE, frequency, interval: Number(parts.get("INTERVAL") ?? 1) };
  const days = parts.get("BYDAY");
  if (days && frequency === "WEEKLY") {
    const weekdays = days.split(",");
    draft.weekdays = WEEKDAYS.filter((one) => weekdays.includes(one));
    if (draft.weekdays.length < weekdays.length) return null;
  } else if (days) {
    if (frequency !== "MONTHLY" || !/^(-1|[1-4])[A-Z]{2}$/.test(days)) return null;
    draft.monthly = "weekday";
  }
  const [count, until] = [parts.get("COUNT"), parts.get("UNTIL")];
  if (count) return { ...draft, ends: "count", count: Number(count) };
  if (until) return { ...draft, ends: "until", until: dayOfUntil(until, zone) };
  return draft;
}

const KNOWN = ["FREQ", "INTERVAL", "BYDAY", "COUNT", "UNTIL"];

/** The rule a draft stands for, of a task due at `dueAt`. */
export function writeRule(draft: RuleDraft, dueAt: string, zone: string): string {
  const { frequency, interval, weekdays, monthly, ends, count, until } = draft;
  const parts = [`FREQ=${frequency}`];
  if (interval > 1) parts.push(`INTERVAL=${interval}`);
  if (frequency === "WEEKLY" && weekdays.length > 0) parts.push(`BYDAY=${weekdays.join(",")}`);
  if (frequency === "MONTHLY" && monthly === "weekday") parts.push(`BYDAY=${weekdayOfMonth(dayIn(zone, dueAt))}`);
  if (ends === "count") parts.push(`COUNT=${count}`);
  if (ends === "until" && until) parts.push(`UNTIL=${untilOf(until, zone)}`);
  return parts.join(";");
}

/** `2TU` for the second Tuesday of its month; a fifth one is the last. */
export function weekdayOfMonth(day: Day): string {
  const weekday = WEEKDAYS[(new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7] ?? "MO";
  const nth = Math.ceil(Number(day.slice(-2)) / 7);
  return `${nth > 4 ? -1 : nth}${weekday}`;
}

/** The end of a day, in UTC as the rule has it. */
const untilOf = (day: Day, zone: string) =>
  new Date(Date.parse(startIn(zone, plusDays(day, 1))) - 1_000).toISOString().replaceAll(/[-:]|\.\d+/g, "");

function dayOfUntil(until: string, zone: string): Day {
  const [, year, month, day, time] = /^(\d{4})(\d\d)(\d\d)(T\d{6}Z)?/.exec(until) ?? [];
  const date = `${year}-${month}-${day}`;
  if (!time) return date;
  return dayIn(zone, `${date}T${time.slice(1, 3)}:${time.slice(3, 5)}:${time.slice(5, 7)}Z`);
}
