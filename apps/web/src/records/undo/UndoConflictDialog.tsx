import { useState } from "react";
import { useStore } from "../../lib/store.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { PlainValue } from "../fields/PlainValue.tsx";
import { SideChoice } from "../form/SideChoice.tsx";
import { type Resolution, type Resolutions, type UndoConflict, undoInQuestion, undoOperation } from "./undo.ts";

/** Asks, for each field changed since, whether it stays or goes back. Mounted once, in the frame. */
export function UndoConflictDialog() {
  const question = useStore(undoInQuestion);
  if (!question) return null;
  return <Question key={question.operationId} {...question} />;
}

function Question({ operationId, conflicts }: { operationId: string; conflicts: UndoConflict[] }) {
  const [taken, setTaken] = useState<Record<string, Resolution>>({});
  const takenFor = (conflict: UndoConflict) => taken[keyOf(conflict)] ?? "keep";
  const undo = () => {
    const resolutions: Resolutions = {};
    for (const conflict of conflicts) {
      const { recordId, field } = conflict;
      resolutions[recordId] = { ...resolutions[recordId], [field]: takenFor(conflict) };
    }
    return undoOperation(operationId, resolutions);
  };
  return (
    <Dialog
      wide
      title={m.record_undo_conflict_title()}
      description={m.record_undo_conflict_help()}
      onClose={() => undoInQuestion.set(null)}
    >
      <div className="flex flex-col gap-4">
        {conflicts.map((conflict) => (
          <SideChoice
            key={keyOf(conflict)}
            legend={m.record_undo_conflict_field({ field: conflict.label, record: conflict.title })}
            chosen={takenFor(conflict)}
            onChoose={(take) => setTaken({ ...taken, [keyOf(conflict)]: take })}
            sides={[
              { value: "keep", label: m.record_undo_conflict_keep(), content: <PlainValue value={conflict.current} /> },
              { value: "undo", label: m.record_history_put_back(), content: <PlainValue value={conflict.before} /> },
            ]}
          />
        ))}
      </div>
      <Actions>
        <Button onClick={() => undoInQuestion.set(null)}>{m.common_cancel()}</Button>
        <Button variant="primary" onClick={undo}>
          {m.record_undo_conflict_rest()}
        </Button>
      </Actions>
    </Dialog>
  );
}

const keyOf = ({ recordId, field }: UndoConflict) => `${recordId}/${field}`;
