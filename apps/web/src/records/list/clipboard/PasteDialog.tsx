import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormats } from "../../../lib/formats.ts";
import { membersQuery } from "../../../lib/members.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { Button } from "../../../ui/Button.tsx";
import { Actions, Dialog } from "../../../ui/Dialog.tsx";
import { FormError } from "../../../ui/ErrorState.tsx";
import { Input } from "../../../ui/Input.tsx";
import { titleOf } from "../../record.ts";
import { changesOf, isWrong, type PastedCell, type PastePlan } from "./paste-plan.ts";
import { readCell } from "./read-cell.ts";

interface PasteDialogProps {
  object: DrawnObject;
  plan: PastePlan;
  onPaste: (plan: PastePlan) => Promise<void>;
  onClose: () => void;
}

/** More would not be mended by hand. */
const MOST_SHOWN = 100;

/** What cannot be pasted, cell by cell, to be mended in its place; the rest can go ahead without it. */
export function PasteDialog({ object, plan, onPaste, onClose }: PasteDialogProps) {
  const { locale, zone } = useFormats();
  const { data: members = [] } = useQuery(membersQuery);
  const [cells, setCells] = useState(plan.cells);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // Those that were wrong at first stay in the list, so that what one types does not vanish under the hands.
  const [suspects] = useState(() => new Set(plan.cells.flatMap((cell, index) => (isWrong(cell) ? [index] : []))));
  const good = changesOf(cells);
  const wrong = cells.filter(isWrong).length;

  const mend = (index: number, text: string) =>
    setCells((now) =>
      now.map((cell, at) =>
        at === index ? { ...cell, text, reading: readCell(cell.field, text, { locale, zone, members }) } : cell,
      ),
    );
  const paste = async () => {
    setBusy(true);
    try {
      await onPaste({ ...plan, cells });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Dialog wide title={m.list_paste_title()} description={summaryOf(plan, wrong)} onClose={onClose}>
      {suspects.size > 0 && (
        <table className="w-full text-left">
          <thead className="text-xs text-ink-2">
            <tr>
              <th className="py-1 pr-3 font-medium">{object.label}</th>
              <th className="py-1 pr-3 font-medium">{m.list_paste_field()}</th>
              <th className="py-1 font-medium">{m.list_paste_value()}</th>
            </tr>
          </thead>
          <tbody>
            {[...suspects].slice(0, MOST_SHOWN).map((index) => {
              const cell = cells[index];
              return cell && <CellRow key={index} {...{ object, cell }} onText={(text) => mend(index, text)} />;
            })}
          </tbody>
        </table>
      )}
      {suspects.size > MOST_SHOWN && (
        <p className="mt-2 text-ink-2">{m.list_paste_more({ count: suspects.size - MOST_SHOWN })}</p>
      )}
      <FormError error={error} />
      <Actions>
        <Button onClick={onClose}>{m.common_cancel()}</Button>
        <Button variant="primary" busy={isBusy} disabled={good.size === 0} onClick={paste}>
          {m.list_paste_rows({ count: good.size })}
        </Button>
      </Actions>
    </Dialog>
  );
}

function CellRow({ object, cell, onText }: { object: DrawnObject; cell: PastedCell; onText: (text: string) => void }) {
  const { record, field, text, reading } = cell;
  const error = "error" in reading ? reading.error : undefined;
  const title = titleOf(record, object);
  return (
    <tr className="border-t align-top">
      <td className="max-w-48 truncate py-2 pr-3">{title}</td>
      <td className="py-2 pr-3 whitespace-nowrap text-ink-2">{field.label}</td>
      <td className="py-1">
        <Input
          size="sm"
          aria-label={m.list_paste_cell({ field: field.label, title })}
          aria-invalid={error !== undefined}
          disabled={field.readOnly || !field.editable}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
        {error && <p className="mt-0.5 text-xs text-danger">{error}</p>}
      </td>
    </tr>
  );
}

function summaryOf({ cells, rowsBeyond, columnsBeyond }: PastePlan, wrong: number): string {
  return [
    m.list_paste_summary({ good: cells.length - wrong, wrong }),
    rowsBeyond > 0 && m.list_paste_rows_beyond({ count: rowsBeyond }),
    columnsBeyond > 0 && m.list_paste_columns_beyond({ count: columnsBeyond }),
  ]
    .filter(Boolean)
    .join(" ");
}
