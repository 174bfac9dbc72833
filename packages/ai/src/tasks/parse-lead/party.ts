const PARTY =
  /\b(?:for|of|expecting|about|around|some|para|de|unas|unos)?\s*(?<!\$)(?<n>\d{1,3}(?:,\d{3})+|\d{1,5})\s*(?:-|–|to\s*\d+\s*)?(?:\d{1,5}\s*)?\+?\s*(?:guests?|people|persons?|attendees|pax|adults|employees|heads|invitados|personas|asistentes|comensales|empleados)\b/iu;

/** How many people it is for. */
export function findPartySize(text: string): number | null {
  const found = PARTY.exec(text)?.groups?.n;
  const size = found ? Number(found.replaceAll(",", "")) : 0;
  return size > 0 ? size : null;
}
