/** What a task lays before a model: the organization's own records, and what somebody outside wrote. */
export interface Material {
  facts: Record<string, unknown>;
  quoted: Record<string, unknown>;
}

/**
 * Lays the material out so that nothing in it can end its part: as JSON, with every angle bracket escaped. What stands
 * in a part stays in it, whatever it says.
 */
export const layOut = ({ facts, quoted }: Material): string =>
  `<facts>\n${sealed(facts)}\n</facts>\n<quoted>\n${sealed(quoted)}\n</quoted>`;

const sealed = (value: unknown): string =>
  JSON.stringify(value, null, 1).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e");

/** Every text in a value, however deep. */
export function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return value && typeof value === "object" ? Object.values(value).flatMap(textsOf) : [];
}

/** The value with every text in it, however deep, put through `change`. */
export function mapTexts<T>(value: T, change: (text: string) => string): T;
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]));
}
