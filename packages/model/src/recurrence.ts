import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";

/** Something that comes back: an RFC 5545 rule, its first time, and the zone whose wall clock it keeps. */
export interface Series {
  /** The value of an RRULE property, such as `FREQ=WEEKLY;BYDAY=MO`. */
  rule: string;
  start: Date;
  /** An IANA time zone. */
  zone: string;
}

/**
 * The first time of a series after an instant, or null when it is over. A wall-clock time that the clocks skip in spring
 * is left out, one that they repeat in autumn comes once (RFC 5545, 3.3.10).
 */
export function nextOccurrence(series: Series, after: Date): Date | null {
  const next = parse(series).next(after);
  return next && new Date(next.epochMilliseconds);
}

/** The first times of a series, the start among them when the rule gives it. */
export function firstOccurrences(series: Series, count: number): Date[] {
  return parse(series)
    .all((_, index) => index < count)
    .map(({ epochMilliseconds }) => new Date(epochMilliseconds));
}

/** One spelling of a rule: `rrule: freq=daily ` is `FREQ=DAILY`. */
export const normalizeRule = (rule: string): string =>
  rule
    .toUpperCase()
    .replaceAll(/\s/g, "")
    .replace(/^RRULE:/, "")
    .replace(/;$/, "");

/** Why a text is no rule that work can follow; null when it is one. Work comes back daily at most. */
export function ruleProblem(rule: string): string | null {
  const parts = rule.split(";").map((part) => part.split("="));
  if (parts.some((part) => part.length !== 2)) return "is not a rule such as FREQ=WEEKLY;BYDAY=MO";
  const names = parts.map(([name = ""]) => name);
  if (new Set(names).size < names.length) return "says one thing twice";
  for (const [name = "", value = ""] of parts) {
    const accepts = PARTS[name];
    if (!accepts) return `has a part “${name}” that is not known`;
    if (!accepts(value)) return `has a ${name} that cannot be “${value}”`;
  }
  if (!names.includes("FREQ")) return "needs a FREQ such as FREQ=WEEKLY";
  if (names.includes("COUNT") && names.includes("UNTIL")) return "ends either after a COUNT or UNTIL a date, not both";
  return readProblem(rule);
}

type Accepts = (value: string) => boolean;
const like =
  (pattern: RegExp): Accepts =>
  (value) =>
    pattern.test(value);
/** Numbers up to `most`, with commas; from the end when negative. */
const numbers =
  (most: number, canBeNegative = true): Accepts =>
  (value) =>
    value.split(",").every((one) => {
      const number = canBeNegative ? Math.abs(Number(one)) : Number(one);
      return /^[+-]?\d{1,3}$/.test(one) && number >= 1 && number <= most;
    });

/** The parts a rule can have, with what they take; the library drops what does not fit without a word. */
const PARTS: Record<string, Accepts | undefined> = {
  FREQ: like(/^(DAILY|WEEKLY|MONTHLY|YEARLY)$/),
  INTERVAL: like(/^[1-9]\d{0,2}$/),
  COUNT: like(/^[1-9]\d{0,3}$/),
  UNTIL: like(/^\d{8}(T\d{6}Z?)?$/),
  BYDAY: like(/^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU))*$/),
  BYMONTHDAY: numbers(31),
  BYYEARDAY: numbers(366),
  BYWEEKNO: numbers(53),
  BYMONTH: numbers(12, false),
  BYSETPOS: numbers(366),
  WKST: like(/^(MO|TU|WE|TH|FR|SA|SU)$/),
};

/** What the library says against a rule, and a rule that never comes. */
function readProblem(rule: string): string | null {
  try {
    const [first] = firstOccurrences({ rule, start: new Date(0), zone: "UTC" }, 1);
    // One that has ended before 1970 is as well formed as any.
    return first || rule.includes("UNTIL=") ? null : "never comes";
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `cannot be read: ${error.message}`;
  }
}

function parse({ rule, start, zone }: Series) {
  const dtstart = Temporal.Instant.fromEpochMilliseconds(start.getTime()).toZonedDateTimeISO(zone);
  return new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart, temporal: Temporal, strict: true });
}
