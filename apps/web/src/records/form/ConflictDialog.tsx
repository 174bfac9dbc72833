import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { type Contested, EditConflict } from "../conflict.ts";
import { fieldHistoryQuery } from "../fields/field-history.api.ts";
import { useValueWords } from "../fields/value-words.ts";
import { asText, isBlank } from "../record.ts";
import { editRecord, useWrite } from "../records.api.ts";
import { SideChoice } from "./SideChoice.tsx";

type Side = "yours" | "theirs" | "both";

interface ConflictDialogProps {
  object: DrawnObject;
  conflict: EditConflict;
  /** Everything is decided. */
  onClose: () => void;
  /** Put off, where what was typed is kept; otherwise the same as closing. */
  onLater?: () => void;
}

/** Two people changed the same fields: shows both values of each and saves the ones chosen. */
export function ConflictDialog({ object, conflict: first, onClose, onLater = onClose }: ConflictDialogProps) {
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const save = useWrite(
    (values: Record<string, unknown>) => editRecord(object, conflict.current, values),
    changed(object),
  );
  // They may go on writing while one decides; then the choice is about what stands there now.
  const again: unknown = save.error;
  const conflict = again instanceof EditConflict ? again : first;

  const contested = Object.entries(conflict.contested).flatMap(([name, sides]) => {
    const field = object.fields.find((one) => one.name === name);
    return field ? [{ field, sides }] : [];
  });
  const keepChosen = () => {
    const changing = contested.filter(({ field }) => chosen[field.name] !== "theirs");
    if (changing.length === 0) return onClose();
    const values = changing.map(({ field, sides }) => [field.name, sideValue(sides, chosen[field.name])] as const);
    save.mutate(Object.fromEntries(values), { onSuccess: onClose });
  };

  return (
    <Dialog wide title={m.record_conflict_title()} description={m.record_conflict_help()} onClose={onLater}>
      <div className="flex flex-col gap-4">
        {contested.map(({ field, sides }) => (
          <ContestedField
            key={field.name}
            {...{ object, field, sides }}
            recordId={conflict.current.id}
            chosen={chosen[field.name] ?? "yours"}
            onChoose={(side) => setChosen({ ...chosen, [field.name]: side })}
          />
        ))}
        {!(again instanceof EditConflict) && <FormError error={again} />}
      </div>
      <Actions>
        <Button onClick={onLater}>{m.record_conflict_later()}</Button>
        <Button variant="primary" busy={save.isPending} onClick={keepChosen}>
          {m.common_save()}
        </Button>
      </Actions>
    </Dialog>
  );
}

interface ContestedFieldProps {
  object: DrawnObject;
  recordId: string;
  field: DrawnField;
  sides: Contested;
  chosen: Side;
  onChoose: (side: Side) => void;
}

function ContestedField({ object, recordId, field, sides, chosen, onChoose }: ContestedFieldProps) {
  const words = useValueWords();
  const formats = useFormats();
  const latest = useInfiniteQuery(fieldHistoryQuery(object, recordId, field)).data?.pages[0]?.data[0];
  const theirs = latest
    ? m.record_conflict_theirs_by({ name: latest.actor.name, when: formats.relative(latest.at, new Date()) })
    : m.record_conflict_theirs();
  const said = (value: unknown) => (
    <span className="whitespace-pre-wrap">{words(field, value, latest?.titles ?? {})}</span>
  );
  return (
    <SideChoice<Side>
      legend={field.label}
      chosen={chosen}
      onChoose={onChoose}
      sides={[
        { value: "yours", label: m.record_conflict_yours(), content: said(sides.yours) },
        { value: "theirs", label: theirs, content: said(sides.theirs) },
        ...(isJoinable(field, sides)
          ? [{ value: "both" as const, label: m.record_conflict_both(), content: said(sideValue(sides, "both")) }]
          : []),
      ]}
    />
  );
}

/** Two long texts can stand below each other. */
const isJoinable = ({ type }: DrawnField, { yours, theirs }: Contested) =>
  type === "longText" && !isBlank(yours) && !isBlank(theirs);

function sideValue({ yours, theirs }: Contested, side: Side = "yours"): unknown {
  if (side === "both") return `${asText(theirs)}\n\n${asText(yours)}`;
  return side === "yours" ? yours : theirs;
}

const changed = (object: DrawnObject) => m.record_changed({ object: object.label });
