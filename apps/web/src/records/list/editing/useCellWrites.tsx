import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, Suspense, useCallback, useRef, useState } from "react";
import { lazily } from "../../../lib/lazily.ts";
import { asProblem, errorsByField, Problem } from "../../../lib/problem.ts";
import type { DrawnField, DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { EditConflict } from "../../conflict.ts";
import { type RecordData, readField } from "../../record.ts";
import { editRecord, useWrite } from "../../records.api.ts";
import { announceFailure } from "../../undo/undo.ts";
import { changeShown, shownRecord, withValue } from "./shown.ts";

const ConflictDialog = lazily(() => import("../../form/ConflictDialog.tsx"), "ConflictDialog");

/** A value that was not saved; it is kept until it is mended or given up. */
export interface Refusal {
  value: unknown;
  message: string;
}

export interface CellWrites {
  /** Shows the value at once and saves it; takes it back visibly when the server refuses. */
  write(record: RecordData, field: DrawnField, value: unknown): void;
  refusalOf(id: string, field: string): Refusal | undefined;
  giveUp(id: string, field: string): void;
  /** Asks when two people changed the same cell. */
  dialog: ReactNode;
}

interface CellWrite {
  id: string;
  field: DrawnField;
  value: unknown;
}

/** Writes of single cells, one after the other for each record, so that none overtakes another. */
export function useCellWrites(object: DrawnObject): CellWrites {
  const client = useQueryClient();
  const lastOf = useRef(new Map<string, Promise<unknown>>());
  const [refusals, setRefusals] = useState<ReadonlyMap<string, Refusal>>(new Map());
  const [conflict, setConflict] = useState<EditConflict | null>(null);

  const save = useWrite(async ({ id, field, value }: CellWrite) => {
    const record = shownRecord(client, object, id);
    if (!record) throw new Problem({ title: m.common_not_saved(), detail: m.list_record_gone() });
    const answer = await editRecord(object, record, { [field.name]: value });
    // The next write of this record builds on the version that this one made.
    changeShown(client, object, (one) => (one.id === id ? { ...one, version: answer.data.version } : undefined));
    return answer;
  }, m.list_cell_saved());

  // The same function while nothing else is refused, by which a row knows that it need not ask cell by cell.
  const refusalOf = useCallback((id: string, field: string) => refusals.get(keyOf(id, field)), [refusals]);
  const giveUp = (id: string, field: string) => setRefusals((now) => without(now, keyOf(id, field)));
  const refuse = (record: RecordData, { id, field, value }: CellWrite, error: unknown) => {
    const before = readField(record, field);
    changeShown(client, object, (one) => (one.id === id ? withValue(one, field, before) : undefined));
    if (error instanceof EditConflict) return setConflict(error);
    const message = errorsByField(error)[field.name] ?? asProblem(error).message;
    setRefusals((now) => new Map(now).set(keyOf(id, field.name), { value, message }));
    announceFailure(error, m.list_cell_not_saved({ field: field.label }));
  };
  return {
    write(record, field, value) {
      const { id } = record;
      giveUp(id, field.name);
      // A link's title is not known before the server has answered.
      if (field.type !== "link" && field.type !== "member") {
        changeShown(client, object, (one) => (one.id === id ? withValue(one, field, value) : undefined));
      }
      const before = lastOf.current.get(id) ?? Promise.resolve();
      const change = { id, field, value };
      const next = before.then(() => save.mutateAsync(change)).catch((error) => refuse(record, change, error));
      lastOf.current.set(id, next);
    },
    refusalOf,
    giveUp,
    dialog: conflict && (
      <Suspense>
        <ConflictDialog object={object} conflict={conflict} onClose={() => setConflict(null)} />
      </Suspense>
    ),
  };
}

const keyOf = (id: string, field: string) => `${id}/${field}`;

function without(refusals: ReadonlyMap<string, Refusal>, key: string): ReadonlyMap<string, Refusal> {
  if (!refusals.has(key)) return refusals;
  const next = new Map(refusals);
  next.delete(key);
  return next;
}
