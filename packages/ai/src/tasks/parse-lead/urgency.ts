const HIGH =
  /\b(?:asap|a\.s\.a\.p\.?|urgent(?:ly|e)?|emergency|emergencia|immediately|right away|as soon as possible|today|tonight|flood(?:ed|ing)?|burst|no (?:heat|water|power|hot water)|gas smell|smell gas|leaking (?:badly|everywhere)|hoy mismo|lo antes posible|cuanto antes|inund\w+|sin (?:agua|luz|gas))\b/iu;
const LOW =
  /\b(?:no (?:rush|hurry)|whenever|some ?day|just (?:looking|browsing|curious)|next year|in a few months|flexible|sin prisa|no (?:es urgente|corre prisa)|el próximo año|not urgent)\b/iu;
const SOON_DAYS = 3;
const DAY_MS = 86_400_000;

/** How pressing a text is: by its words, then by how near the day is that it names. */
export function judgeUrgency(text: string, today: string, day: string | null): "low" | "medium" | "high" {
  if (LOW.test(text)) return "low";
  if (HIGH.test(text)) return "high";
  const daysAway = day ? (Date.parse(day) - Date.parse(today)) / DAY_MS : null;
  return daysAway !== null && daysAway <= SOON_DAYS ? "high" : "medium";
}
