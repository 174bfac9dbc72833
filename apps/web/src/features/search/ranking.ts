/** How well a label answers to what was typed: 0 not at all, more is better. Case and accents do not matter. */
export function matchOf(label: string, typed: string): number {
  const text = plain(label);
  const wanted = plain(typed).trim();
  if (wanted === "") return 1;
  if (text === wanted) return 5;
  if (text.startsWith(wanted)) return 4;
  const words = text.split(/[\s:/·-]+/);
  if (wanted.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)))) return 3;
  if (text.includes(wanted)) return 2;
  return 0;
}

/** Those that answer, the best first; equals stay in their order. */
export const ranked = <T extends { label: string }>(entries: T[], typed: string): T[] =>
  entries
    .map((entry) => ({ entry, match: matchOf(entry.label, typed) }))
    .filter(({ match }) => match > 0)
    .toSorted((a, b) => b.match - a.match)
    .map(({ entry }) => entry);

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
