import { type DrawnObject, useObjects } from "../../lib/session.ts";
import { hasPage } from "../../records/RecordLink.tsx";

const ORDER = ["lead", "deal", "contact", "company"];

/** The objects with a page whose records the member may make, the daily ones first. */
export function useCreatables(): DrawnObject[] {
  const objects = useObjects();
  return objects
    .filter(({ name, can }) => can.create && hasPage(name))
    .toSorted((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
}
