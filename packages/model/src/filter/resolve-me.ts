import { type Condition, type Filter, isAnd, isMe, isNot, isOr, isSearch, isSegment } from "./tree.ts";

/**
 * Puts the member who looks in the place of `{ me: true }`. Where nobody looks (a job, an API key), "me" is nobody:
 * `owner eq me` finds nothing and `owner ne me` everything, written as an empty list.
 */
export function resolveMe(tree: Filter, me: string | undefined): Filter {
  const resolve = (node: Filter): Filter => {
    if (isAnd(node)) return { and: node.and.map(resolve) };
    if (isOr(node)) return { or: node.or.map(resolve) };
    if (isNot(node)) return { not: resolve(node.not) };
    if (isSearch(node) || isSegment(node)) return node;
    return resolveCondition(node, me);
  };
  return resolve(tree);
}

function resolveCondition(condition: Condition, me: string | undefined): Condition {
  const { field, op, value } = condition;
  const values = Array.isArray(value) ? value : [value];
  if (!values.some(isMe)) return condition;
  const known = values.flatMap((one) => (one === undefined ? [] : isMe(one) ? (me ?? []) : one));
  const [only] = known;
  // A list asks for any, all or none of its values; all of them, with one that is nobody, finds nothing.
  if (op === "hasAll" && known.length < values.length) return { field, op: "hasAny", value: [] };
  if (op.startsWith("has")) return { field, op, value: known };
  if (!Array.isArray(value) && only !== undefined) return { field, op, value: only };
  return { field, op: op === "ne" || op === "notIn" ? "notIn" : "in", value: known };
}
