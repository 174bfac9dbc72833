import { type FieldType, findField, type ObjectMeta } from "@mainstay/model";

const DECIMALS: FieldType[] = ["money", "number"];

/** Whether two values of a field are the same to a reader: times by instant, decimals by value, the rest by content. */
export function isSame(meta: ObjectMeta, fieldName: string, left: unknown, right: unknown): boolean {
  if (left == null || right == null) return (left ?? null) === (right ?? null);
  const type = findField(meta, fieldName)?.type;
  if (type === "datetime") return Date.parse(String(left)) === Date.parse(String(right));
  if (type && DECIMALS.includes(type)) return decimal(left) === decimal(right);
  return isEqual(left, right);
}

/** By content, whatever the order of keys; nothing at all and null are the same. */
export function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null)
    return (left ?? null) === (right ?? null);
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [a, b] = [left as Record<string, unknown>, right as Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isEqual(a[key], b[key]));
}

/** Whether a field has nothing in it. */
export const isEmpty = (value: unknown) =>
  value == null || value === "" || (Array.isArray(value) && value.length === 0);

/** The one spelling of a decimal, at any precision: places in a column have more digits than a float. */
const decimal = (value: unknown) =>
  String(value)
    .replace(/^\+?(-?)0*(?=\d)/, "$1")
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "")
    .replace(/^-0$/, "0");
