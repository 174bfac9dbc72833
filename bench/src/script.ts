/** A statement as the product ran it, with `{{name}}` where a value differs from request to request. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** What the product runs for one kind of request in one organization. */
export interface Script {
  statements: Statement[];
  isTransaction: boolean;
}

/** By operation, then by organization. */
export type Scripts = Record<string, Record<string, Script>>;

const UUID_V7 = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

/**
 * Turns recorded statements into a script: what the request gave (`inputs`, name to the value it was recorded with)
 * and the ids made since `since` become placeholders.
 */
export function toScript(recorded: Statement[], inputs: Record<string, string>, since: number): Script {
  const made = new Map<string, string>();
  const template = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(template);
    if (value instanceof Date) return value.toISOString();
    if (typeof value !== "string") return value;
    const given = Object.entries(inputs).reduce((text, [name, input]) => text.replaceAll(input, `{{${name}}}`), value);
    return given.replaceAll(UUID_V7, (id) => {
      if (madeAt(id) < since) return id;
      if (!made.has(id)) made.set(id, `{{new${made.size}}}`);
      return made.get(id) ?? id;
    });
  };
  const statements = recorded
    .filter(({ text }) => text !== "begin")
    .map(({ text, values }) => ({ text, values: values.map(template) }));
  const isTransaction = recorded.some(({ text }) => text === "begin");
  // What a read looks up before the statement that answers it is the product's own cost, not part of the question.
  return { statements: isTransaction ? statements : statements.slice(-1), isTransaction };
}

/** A UUIDv7 begins with the millisecond it was made in. */
const madeAt = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

export type Fill = (input: (name: string) => string) => unknown;

/** A value with its placeholders, ready to be filled without being searched again. */
export function compileValue(value: unknown): Fill {
  if (Array.isArray(value)) {
    const parts = value.map(compileValue);
    return (input) => parts.map((part) => part(input));
  }
  if (typeof value !== "string" || !value.includes("{{")) return () => value;
  // Split by a captured group: every second piece is a placeholder's name.
  const pieces = value.split(/\{\{(\w+)\}\}/);
  return (input) => pieces.map((piece, index) => (index % 2 === 0 ? piece : input(piece))).join("");
}
