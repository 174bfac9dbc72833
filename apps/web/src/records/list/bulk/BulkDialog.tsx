import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useFormats } from "../../../lib/formats.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { Button } from "../../../ui/Button.tsx";
import { Actions, Dialog } from "../../../ui/Dialog.tsx";
import { ErrorState, FormError } from "../../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { ChangedFields } from "../../fields/ChangedFields.tsx";
import { writeFields } from "../../record.ts";
import type { BulkPreview } from "../../record-paths.ts";
import { BulkFields } from "./BulkFields.tsx";
import { type BulkTarget, previewQuery, startBulk } from "./bulk.api.ts";

interface BulkDialogProps {
  object: DrawnObject;
  action: "update" | "delete";
  target: BulkTarget;
  count: number;
  onClose: () => void;
  onStarted: (jobId: string | undefined) => void;
}

/** Changes or deletes many records: first what to set, then what that comes to, then go. */
export function BulkDialog({ object, action, target, count, onClose, onStarted }: BulkDialogProps) {
  const formats = useFormats();
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [isReady, setReady] = useState(action === "delete");
  const set = action === "update" ? writeFields(object, values) : undefined;
  const change = { ...target, action, set };
  const shown = formats.number(count);
  const title =
    action === "update" ? m.list_bulk_edit_title({ count, shown }) : m.list_bulk_delete_title({ count, shown });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(values).length > 0) setReady(true);
  };
  if (isReady) {
    const back = action === "update" ? () => setReady(false) : undefined;
    return (
      <Dialog wide title={title} onClose={onClose}>
        <Preview {...{ object, change, onStarted }} onBack={back} />
      </Dialog>
    );
  }
  return (
    <Dialog title={title} description={m.list_bulk_edit_hint()} onClose={onClose}>
      <form onSubmit={submit}>
        <BulkFields object={object} values={values} onValues={setValues} />
        <Actions>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" disabled={Object.keys(values).length === 0}>
            {m.list_bulk_preview()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}

interface PreviewProps {
  object: DrawnObject;
  change: Parameters<typeof startBulk>[1];
  onStarted: (jobId: string | undefined) => void;
  onBack: (() => void) | undefined;
}

function Preview({ object, change, onStarted, onBack }: PreviewProps) {
  const formats = useFormats();
  const preview = useQuery(previewQuery(object, change));
  const start = useMutation({ mutationFn: () => startBulk(object, change), onSuccess: onStarted });
  if (preview.isPending) return <SkeletonRows count={3} />;
  if (preview.isError) return <ErrorState error={preview.error} onRetry={onBack ?? (() => preview.refetch())} />;
  const { count, refused, sample } = preview.data ?? { count: 0, refused: 0, sample: [] };
  const reached = count - refused;
  const shown = formats.number(reached);
  const isDeletion = change.action === "delete";
  return (
    <>
      {refused > 0 && <p className="mb-3 text-warn">{m.list_bulk_refused({ count: refused })}</p>}
      <p className="mb-1 text-ink-2">{isDeletion ? m.list_bulk_sample_delete() : m.list_bulk_sample()}</p>
      <ul className="flex flex-col rounded-lg border">
        {sample.map((one) => (
          <li key={one.id} className="border-t px-3 py-2 first:border-t-0">
            <span className="font-medium">{one.title || m.list_untitled()}</span>
            {!isDeletion && <SampleChange object={object} one={one} />}
          </li>
        ))}
      </ul>
      <FormError error={start.error} />
      <Actions>
        {onBack && <Button onClick={onBack}>{m.common_back()}</Button>}
        <Button
          autoFocus
          variant={isDeletion ? "danger" : "primary"}
          busy={start.isPending}
          disabled={reached === 0}
          onClick={() => start.mutate()}
        >
          {isDeletion ? m.list_bulk_delete({ count: reached, shown }) : m.list_bulk_change({ count: reached, shown })}
        </Button>
      </Actions>
    </>
  );
}

function SampleChange({ object, one }: { object: DrawnObject; one: BulkPreview["sample"][number] }) {
  if (!one.after || JSON.stringify(one.before) === JSON.stringify(one.after)) {
    return <p className="text-ink-3">{m.list_bulk_unchanged()}</p>;
  }
  return <ChangedFields object={object} before={one.before} after={one.after} />;
}
