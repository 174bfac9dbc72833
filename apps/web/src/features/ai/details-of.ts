import { m } from "../../messages/messages.js";
import type { ParsedLead } from "./ai.api.ts";

interface Formats {
  date(day: string): string;
  number(value: number): string;
}

/** What was read beyond the inquiry's own fields, a line each: when, for how many, for how much, what else. */
export function detailsOf(parsed: ParsedLead, formats: Formats): string {
  const { partySize, eventDate, budgetMin, budgetMax, location, specialRequirements, preferredTime } = parsed;
  const range = [budgetMin, budgetMax].filter((one) => one !== null).map((one) => formats.number(one));
  const lines = [
    eventDate && m.ai_read_day({ day: formats.date(eventDate) }),
    preferredTime && m.ai_read_time({ time: preferredTime }),
    partySize && m.ai_read_people({ count: formats.number(partySize) }),
    range.length > 0 && m.ai_read_budget({ range: [...new Set(range)].join(" – ") }),
    location && m.ai_read_place({ place: location }),
    specialRequirements.length > 0 && m.ai_read_needs({ needs: specialRequirements.join(", ") }),
    parsed.urgency === "high" && m.ai_read_urgent(),
  ];
  return lines.filter(Boolean).join("\n");
}
