export interface Chunk {
  /** Exactly as it stands in the text. */
  text: string;
  /** Where it begins, in UTF-16 units. */
  startsAt: number;
}

/** Long enough to say something, short enough to be cited. */
const LONGEST = 900;
const SHORTEST = 200;

/**
 * Cuts a text into passages at its paragraphs, longer ones at their sentences. Short paragraphs join the next, so that a
 * heading stays with what it heads. Every passage is a slice of the text, so that a citation can be found again.
 */
export function chunk(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  let end = 0;
  const close = () => {
    const slice = text.slice(start, end);
    const lead = slice.length - slice.trimStart().length;
    if (slice.trim()) chunks.push({ text: slice.trim(), startsAt: start + lead });
    start = end;
  };
  for (const piece of pieces(text)) {
    const isHeading = /^#{1,6}\s|^[^\n.!?]{1,80}:\s*$/.test(piece.trimStart());
    const length = end - start;
    if (length > 0 && (length + piece.length > LONGEST || (isHeading && length >= SHORTEST))) close();
    end += piece.length;
  }
  close();
  return chunks;
}

/** Paragraphs with the blank lines after them, long ones by sentence and, if need be, by length; together the text. */
function pieces(text: string): string[] {
  return text
    .split(/(?<=\n[ \t]*\n)(?=\S)/)
    .flatMap((paragraph) => (paragraph.length <= LONGEST ? [paragraph] : paragraph.split(/(?<=[.!?]\s|\n)/)))
    .flatMap((piece) =>
      piece.length <= LONGEST ? [piece] : (piece.match(new RegExp(`[\\s\\S]{1,${LONGEST}}`, "g")) ?? []),
    );
}
