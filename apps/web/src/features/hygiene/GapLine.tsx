import { useMutation, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { useValueWords } from "../../records/fields/value-words.ts";
import { pathOf } from "../../records/metadata.ts";
import { RecordLink } from "../../records/RecordLink.tsx";
import { asText, type RecordData } from "../../records/record.ts";
import { editRecord, useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { toast } from "../../ui/toast.store.ts";
import { type Dismissal, dismissGap, type Gap, type GapValue, restoreGap } from "./gaps.api.ts";

interface GapLineProps {
  object: DrawnObject;
  record: RecordData;
  gap: Gap;
}

/** One empty field: why it should be filled, and with what it could be, each value one press away. */
export function GapLine({ object, record, gap }: GapLineProps) {
  const field = object.fields.find((one) => pathOf(one) === gap.field);
  const dismiss = useDismissal(object, record.id);
  if (!field) return null;
  return (
    <li>
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1">
          <span className="font-medium">{field.label}</span> <span className="text-xs text-ink-2">{whyOf(gap)}</span>
        </p>
        <IconButton
          label={m.hygiene_gap_dismiss({ field: field.label })}
          onClick={() => dismiss.mutate({ field: gap.field })}
        >
          <X />
        </IconButton>
      </div>
      {gap.hint && <p className="text-xs text-ink-2">{m.hygiene_gap_hint(gap.hint)}</p>}
      <ul>
        {gap.values.map((value) => (
          <ValueLine
            key={value.key}
            {...{ object, record, field, value }}
            onDismiss={() => dismiss.mutate({ field: gap.field, key: value.key })}
          />
        ))}
      </ul>
    </li>
  );
}

interface ValueLineProps {
  object: DrawnObject;
  record: RecordData;
  field: DrawnField;
  value: GapValue;
  onDismiss: () => void;
}

function ValueLine({ object, record, field, value, onDismiss }: ValueLineProps) {
  const words = useValueWords();
  const said = words(field, value.value, value.title ? { [asText(value.value)]: value.title } : {});
  const take = useWrite(
    () => editRecord(object, record, { [field.name]: value.value }),
    m.hygiene_gap_taken({ field: field.label }),
  );
  const { source } = value;
  return (
    <li className="mt-1 flex items-center gap-2 rounded-md bg-hover px-2 py-1">
      <div className="min-w-0 flex-1">
        <p className="break-words">{said}</p>
        <p className="truncate text-xs text-ink-2" title={source.quote ?? undefined}>
          {m.hygiene_gap_from()}{" "}
          {source.id === record.id ? (
            `“${source.quote ?? source.title}”`
          ) : (
            <RecordLink object={source.object} id={source.id} className="underline underline-offset-2">
              {source.title}
            </RecordLink>
          )}
          {source.id !== record.id && source.quote && source.quote !== said && ` · ${source.quote}`}
        </p>
      </div>
      <Button
        size="sm"
        aria-label={m.hygiene_gap_take_what({ value: said, field: field.label })}
        busy={take.isPending}
        onClick={() => take.mutate(undefined, { onError: (error) => announceFailure(error) })}
      >
        {m.hygiene_gap_take()}
      </Button>
      <IconButton label={m.hygiene_gap_wrong({ value: said })} onClick={onDismiss}>
        <X />
      </IconButton>
    </li>
  );
}

/** Turns a field or a value down, with a way back. */
function useDismissal(object: DrawnObject, id: string) {
  const queryClient = useQueryClient();
  const again = () => queryClient.invalidateQueries({ queryKey: ["records", object.name, "gaps", id] });
  return useMutation({
    mutationFn: (dismissal: Dismissal) => dismissGap(object, id, dismissal),
    onSuccess: (_, dismissal) => {
      const run = () => {
        restoreGap(object, id, dismissal).then(again, (error) => announceFailure(error));
      };
      toast({ tone: "done", text: m.hygiene_gap_dismissed(), action: { label: m.common_undo(), run } });
      return again();
    },
    onError: (error) => announceFailure(error),
  });
}

function whyOf({ reason }: Gap): string {
  if ("stage" in reason) return m.hygiene_gap_stage({ stage: reason.stage });
  if (reason.why === "reach") return m.hygiene_gap_reach();
  return reason.why === "matters" ? m.hygiene_gap_matters() : "";
}
