/** Which records are selected: some by id, or all that the list finds but for some. */
export type Selection = { kind: "some"; ids: ReadonlySet<string> } | { kind: "all"; except: ReadonlySet<string> };

export const NOTHING: Selection = { kind: "some", ids: new Set() };
export const EVERYTHING_FOUND: Selection = { kind: "all", except: new Set() };

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.kind === "some" ? selection.ids.has(id) : !selection.except.has(id);

/** The selection with these records in it, or out of it. */
export function select(selection: Selection, ids: string[], isOn: boolean): Selection {
  if (selection.kind === "some") return { kind: "some", ids: changed(selection.ids, ids, isOn) };
  return { kind: "all", except: changed(selection.except, ids, !isOn) };
}

/** How many records are selected, of a list of `total`. */
export const sizeOf = (selection: Selection, total: number): number =>
  selection.kind === "some" ? selection.ids.size : Math.max(0, total - selection.except.size);

function changed(set: ReadonlySet<string>, ids: string[], isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  for (const id of ids) {
    if (isIn) next.add(id);
    else next.delete(id);
  }
  return next;
}
