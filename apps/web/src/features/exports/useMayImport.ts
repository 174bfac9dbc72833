import { type DrawnObject, useCan } from "../../lib/session.ts";

const IMPORTABLE = ["contact", "company", "lead", "deal", "task"];

/** Whether this member may bring records of a kind in from a file. */
export function useMayImport(object: DrawnObject): boolean {
  return useCan("import") && object.can.create && IMPORTABLE.includes(object.name);
}
