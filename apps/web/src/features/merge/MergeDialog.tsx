import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type DrawnObject, objectsQuery } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { titleOf } from "../../records/record.ts";
import { recordQuery, useWrite } from "../../records/records.api.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { ErrorState, FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Select } from "../../ui/Select.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { MergeTable } from "./MergeTable.tsx";
import { type MergeRequest, mergePreviewQuery, mergeRecords } from "./merge.api.ts";

interface MergeDialogProps {
  object: DrawnObject;
  ids: string[];
  /** Merged; told which record the others became. */
  onDone: (winnerId: string) => void;
  onClose: () => void;
}

/** Makes several records one: side by side, field by field, which value wins and why, and what moves over. */
export function MergeDialog({ object, ids, onDone, onClose }: MergeDialogProps) {
  const [winnerId, setWinnerId] = useState(ids[0] ?? "");
  const [prefer, setPrefer] = useState<MergeRequest["prefer"]>("winner");
  const [fields, setFields] = useState<Record<string, string>>({});
  const request = { winnerId, loserIds: ids.filter((id) => id !== winnerId), fields, prefer };
  const preview = useQuery(mergePreviewQuery(object, request));
  const merge = useWrite(
    () => mergeRecords(object, request),
    m.merge_done({ objects: object.pluralLabel }),
    // Before anything is read anew: the list no longer has the losers, and this dialog goes with their selection.
    () => onDone(winnerId),
  );
  const names = useTitles(object, ids);
  return (
    <Dialog
      wide
      title={m.merge_title({ count: ids.length, objects: object.pluralLabel.toLowerCase() })}
      description={m.merge_help()}
      onClose={onClose}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <FormField label={m.merge_keep()} help={m.merge_keep_help()}>
          {(control) => (
            <Select
              {...control}
              choices={ids.map((id) => ({ value: id, label: names[id] ?? m.merge_loading() }))}
              value={winnerId}
              onValue={setWinnerId}
            />
          )}
        </FormField>
        <FormField label={m.merge_prefer()} help={m.merge_prefer_help()}>
          {(control) => (
            <Select
              {...control}
              choices={[
                { value: "winner", label: m.merge_prefer_winner() },
                { value: "recent", label: m.merge_prefer_recent() },
              ]}
              value={prefer}
              onValue={(next) => setPrefer(next === "recent" ? "recent" : "winner")}
            />
          )}
        </FormField>
      </div>
      {preview.isPending && <SkeletonRows count={3} />}
      {preview.isError && <ErrorState error={preview.error} onRetry={() => preview.refetch()} />}
      {preview.data && (
        <>
          <MergeTable
            object={object}
            fields={preview.data.fields}
            ids={[winnerId, ...request.loserIds]}
            names={names}
            choices={fields}
            onChoose={(field, recordId) => setFields(withChoice(fields, field, recordId))}
          />
          <Moves reparented={preview.data.reparented} />
        </>
      )}
      <FormError error={merge.error} />
      <Actions>
        <Button onClick={onClose}>{m.common_cancel()}</Button>
        <Button
          variant="primary"
          busy={merge.isPending}
          disabled={!preview.data || preview.isFetching}
          onClick={() => merge.mutate(undefined)}
        >
          {m.merge_merge()}
        </Button>
      </Actions>
    </Dialog>
  );
}

/** What will hang on the record that stays. */
function Moves({ reparented }: { reparented: Record<string, number> }) {
  const { data: objects = [] } = useQuery(objectsQuery);
  const labelOf = (plural: string) => objects.find((object) => object.plural === plural)?.pluralLabel ?? plural;
  const parts = Object.entries(reparented)
    .filter(([, count]) => count > 0)
    .map(([plural, count]) => `${labelOf(plural)} (${count})`);
  return (
    <p className="mt-3 text-ink-2">
      {parts.length > 0 ? m.merge_moves({ what: parts.join(", ") }) : m.merge_moves_nothing()}
    </p>
  );
}

/** A field without a choice follows the rule: united where it is a list, else by preference. */
function withChoice(fields: Record<string, string>, name: string, recordId: string | null): Record<string, string> {
  const { [name]: _, ...others } = fields;
  return recordId === null ? others : { ...others, [name]: recordId };
}

function useTitles(object: DrawnObject, ids: string[]): Record<string, string> {
  const records = useQueries({ queries: ids.map((id) => recordQuery(object, id)) });
  return Object.fromEntries(records.flatMap(({ data }) => (data ? [[data.id, titleOf(data, object)]] : [])));
}
