import { OTHER_AREA_CODES, STATE_ZONES, US_AREA_CODES } from "./data/area-codes.ts";

/** What is known of where somebody is. */
export interface Known {
  /** E.164; none for somebody known by address alone. */
  phone?: string | null;
  /** Postal abbreviations of the states they have addresses in. */
  states?: readonly string[];
  /** The zone they gave themselves; it replaces guesses about the clock, not about the state. */
  timezone?: string | null;
}

/** Every clock and every state's law that may be theirs: a message must be lawful under all of them. */
export interface Whereabouts {
  zones: string[];
  /** Null stands for a state that is not known. */
  states: (string | null)[];
}

/** The clocks of all states, for numbers that belong to no place. */
const EVERYWHERE = [
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
];

/**
 * Where a person may be, by their own word, area code and addresses. A number that belongs to no place (toll-free, not
 * assigned, abroad without a table) may be anywhere: all clocks, and the safe default as its law.
 * @param elsewhere the zone for numbers outside the North American plan, usually the organization's own
 */
export function whereaboutsOf({ phone, states = [], timezone }: Known, elsewhere: string): Whereabouts {
  const ofNumber = phone ? placeOf(phone, elsewhere) : null;
  const addressed = states.filter((state) => STATE_ZONES[state]);
  const zones = timezone
    ? [timezone]
    : [...(ofNumber?.zones ?? []), ...addressed.flatMap((state) => STATE_ZONES[state] ?? [])];
  const laws = [...(ofNumber ? [ofNumber.state] : []), ...addressed];
  return {
    zones: distinct(zones.length > 0 ? zones : EVERYWHERE),
    states: distinct(laws.length > 0 ? laws : [null]),
  };
}

interface Place {
  state: string | null;
  zones: readonly string[];
}

function placeOf(phone: string, elsewhere: string): Place {
  const code = areaCodeOf(phone);
  if (code === null) return { state: null, zones: [elsewhere] };
  return BY_CODE.get(code) ?? { state: null, zones: EVERYWHERE };
}

const areaCodeOf = (phone: string): string | null => /^\+1(\d{3})\d{7}$/.exec(phone)?.[1] ?? null;

const BY_CODE = new Map<string, Place>([
  ...Object.entries(US_AREA_CODES).flatMap(([state, groups]) =>
    groups.flatMap(({ zones, codes }) => codes.split(" ").map((code) => [code, { state, zones }] as const)),
  ),
  ...OTHER_AREA_CODES.flatMap(({ zones, codes }) =>
    codes.split(" ").map((code) => [code, { state: null, zones }] as const),
  ),
]);

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
