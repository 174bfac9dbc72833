import { useState } from "react";
import type { Problem } from "../../lib/problem.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { PlainValue } from "../fields/PlainValue.tsx";
import type { RecordData } from "../record.ts";
import { editRecord, useWrite } from "../records.api.ts";
import { SideChoice } from "./SideChoice.tsx";

type Side = "yours" | "theirs";

interface ConflictDialogProps {
  object: DrawnObject;
  /** The 409 answer: `current` record and both values of each field. */
  problem: Problem;
  onClose: () => void;
}

/** Two people changed the same fields: shows both values of each and saves the ones chosen. */
export function ConflictDialog({ object, problem, onClose }: ConflictDialogProps) {
  const { current, fields } = problem.document as {
    current?: RecordData;
    fields?: Record<string, Record<Side, unknown>>;
  };
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const save = useWrite((values: Record<string, unknown>) => {
    if (!current) throw problem;
    return editRecord(object, current, values);
  }, `${object.label} changed`);

  const entries = Object.entries(fields ?? {});
  const keepChosen = () => {
    const mine = entries.filter(([name]) => (chosen[name] ?? "yours") === "yours");
    if (mine.length === 0) return onClose();
    save.mutate(Object.fromEntries(mine.map(([name, { yours }]) => [name, yours])), { onSuccess: onClose });
  };

  return (
    <Dialog
      wide
      title="Somebody changed this meanwhile"
      description="Choose which value each field keeps."
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        {entries.map(([name, { yours, theirs }]) => (
          <SideChoice
            key={name}
            legend={object.fields.find((field) => field.name === name)?.label ?? name}
            chosen={chosen[name] ?? "yours"}
            onChoose={(side) => setChosen({ ...chosen, [name]: side })}
            sides={[
              { value: "yours", label: "Yours", content: <PlainValue value={yours} /> },
              { value: "theirs", label: "Theirs, saved now", content: <PlainValue value={theirs} /> },
            ]}
          />
        ))}
        <FormError error={save.error} />
      </div>
      <Actions>
        <Button onClick={onClose}>Discard mine</Button>
        <Button variant="primary" busy={save.isPending} onClick={keepChosen}>
          Save
        </Button>
      </Actions>
    </Dialog>
  );
}
