import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DrawnObject } from "../../lib/session.ts";
import { inWords, PlainValue } from "../../records/fields/PlainValue.tsx";
import { SideChoice } from "../../records/form/SideChoice.tsx";
import { titleOf } from "../../records/record.ts";
import { recordQuery, useWrite } from "../../records/records.api.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { ErrorState, FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Select } from "../../ui/Select.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { type MergePreview, mergePreviewQuery, mergeRecords } from "./merge.api.ts";

interface MergeDialogProps {
  object: DrawnObject;
  ids: string[];
  onDone: () => void;
  onClose: () => void;
}

/** Makes several records one: shows where they differ, which value wins, and what moves over. */
export function MergeDialog({ object, ids, onDone, onClose }: MergeDialogProps) {
  const [winnerId, setWinnerId] = useState(ids[0] ?? "");
  const [fields, setFields] = useState<Record<string, string>>({});
  const request = { winnerId, loserIds: ids.filter((id) => id !== winnerId), fields };
  const preview = useQuery(mergePreviewQuery(object, request));
  const merge = useWrite(async () => {
    const merged = await mergeRecords(object, request);
    // Before the list is fetched anew: it no longer has the losers, and this dialog goes with their selection.
    onDone();
    return merged;
  }, `${object.pluralLabel} merged`);
  const names = useTitles(object, ids);
  const plural = object.pluralLabel.toLowerCase();
  return (
    <Dialog
      wide
      title={`Merge ${ids.length} ${plural}`}
      description="Lists such as e-mails and tags are united. Merging can be undone at any time."
      onClose={onClose}
    >
      <FormField label="Keep" help="The record the others become a part of.">
        {(control) => (
          <Select
            {...control}
            choices={ids.map((id) => ({ value: id, label: names[id] ?? "Loading" }))}
            value={winnerId}
            onValue={(id) => {
              setWinnerId(id);
              setFields({});
            }}
          />
        )}
      </FormField>
      {preview.isPending && <SkeletonRows count={3} />}
      {preview.isError && <ErrorState error={preview.error} onRetry={() => preview.refetch()} />}
      {preview.data && (
        <div className="mt-4 flex flex-col gap-4">
          {differing(preview.data).map((field) => (
            <FieldChoice
              key={field.name}
              field={field}
              names={names}
              chosenId={fields[field.name]}
              onChoose={(recordId) => setFields(withChoice(fields, field.name, recordId))}
            />
          ))}
          <p className="text-ink-2">{movesInWords(preview.data.reparented)}</p>
        </div>
      )}
      <FormError error={merge.error} />
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="primary"
          busy={merge.isPending}
          disabled={!preview.data}
          onClick={() => merge.mutate(undefined)}
        >
          Merge
        </Button>
      </Actions>
    </Dialog>
  );
}

const UNITED = "united";

interface FieldChoiceProps {
  field: MergePreview["fields"][number];
  names: Record<string, string>;
  chosenId: string | undefined;
  onChoose: (recordId: string) => void;
}

/** Whose value a field keeps; where the values are united, all of them together is the first choice. */
function FieldChoice({ field: { label, values, chosen }, names, chosenId, onChoose }: FieldChoiceProps) {
  const owner = values.find(({ value }) => inWords(value) === inWords(chosen));
  const sides = values.map(({ recordId, value }) => ({ value: recordId, label: names[recordId] ?? "", text: value }));
  if (!owner && chosenId === undefined) sides.unshift({ value: UNITED, label: "All of them", text: chosen });
  return (
    <SideChoice
      legend={label}
      chosen={chosenId ?? owner?.recordId ?? UNITED}
      onChoose={onChoose}
      sides={sides.map(({ text, ...side }) => ({ ...side, content: <PlainValue value={text} /> }))}
    />
  );
}

/** Uniting is what happens when a field is not named. */
function withChoice(fields: Record<string, string>, name: string, recordId: string): Record<string, string> {
  const { [name]: _, ...others } = fields;
  return recordId === UNITED ? others : { ...others, [name]: recordId };
}

function useTitles(object: DrawnObject, ids: string[]): Record<string, string> {
  const records = useQueries({ queries: ids.map((id) => recordQuery(object, id)) });
  return Object.fromEntries(records.flatMap(({ data }) => (data ? [[data.id, titleOf(data, object)]] : [])));
}

/** Only what differs needs a decision. */
const differing = ({ fields }: MergePreview) =>
  fields.filter(({ values }) => new Set(values.map(({ value }) => inWords(value))).size > 1);

function movesInWords(reparented: Record<string, number>): string {
  const parts = Object.entries(reparented)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${kind} (${count})`);
  return parts.length > 0 ? `Moves over: ${parts.join(", ")}.` : "Nothing else hangs on the others.";
}
