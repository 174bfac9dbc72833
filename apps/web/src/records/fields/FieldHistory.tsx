import { useInfiniteQuery } from "@tanstack/react-query";
import { useFormats } from "../../lib/formats.ts";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { isSame } from "../conflict.ts";
import { type RecordData, readField } from "../record.ts";
import { editRecord, useWrite } from "../records.api.ts";
import { announceFailure, undoOperation } from "../undo/undo.ts";
import { fieldHistoryQuery, type ValueThen } from "./field-history.api.ts";
import { inWords } from "./PlainValue.tsx";
import { useValueWords } from "./value-words.ts";

interface FieldHistoryProps {
  object: DrawnObject;
  record: RecordData;
  field: DrawnField;
  onClose: () => void;
}

/** Every value a field has had, who gave it and why; the last change can be undone and an earlier value put back. */
export function FieldHistory({ object, record, field, onClose }: FieldHistoryProps) {
  const history = useInfiniteQuery(fieldHistoryQuery(object, record.id, field));
  const values = history.data?.pages.flatMap((page) => page.data) ?? [];
  const canEdit = field.editable && !field.readOnly && record.can?.edit !== false;
  return (
    <Dialog title={m.record_history_of({ field: field.label })} onClose={onClose}>
      {history.isPending && <SkeletonRows count={3} />}
      {history.isError && <ErrorState error={history.error} onRetry={() => history.refetch()} />}
      {history.data && values.length === 0 && <p className="text-ink-2">{m.record_history_empty()}</p>}
      <ol aria-label={m.record_history_of({ field: field.label })} className="flex flex-col divide-y divide-line">
        {values.map((value, index) => (
          <PastValue
            key={`${value.operationId}/${inWords(value.value)}`}
            {...{ object, record, field, value, canEdit }}
            isLast={index === 0}
          />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button size="sm" className="mt-2" busy={history.isFetchingNextPage} onClick={() => history.fetchNextPage()}>
          {m.timeline_show_earlier()}
        </Button>
      )}
    </Dialog>
  );
}

interface PastValueProps extends Omit<FieldHistoryProps, "onClose"> {
  value: ValueThen;
  isLast: boolean;
  canEdit: boolean;
}

function PastValue({ object, record, field, value: then, isLast, canEdit }: PastValueProps) {
  const formats = useFormats();
  const words = useValueWords();
  const put = useWrite(
    () => editRecord(object, record, { [field.name]: then.value }),
    m.record_field_changed({ field: field.label }),
  );
  const isNow = isSame(then.value, readField(record, field));
  return (
    <li className="flex items-start gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words">
          {words(field, then.value, then.titles ?? {})}{" "}
          {isLast && isNow && <Badge tone="green">{m.record_history_now()}</Badge>}{" "}
          {then.isUndone && <Badge>{m.common_undone()}</Badge>}
        </p>
        <p className="text-xs text-ink-2">
          {then.actor.name}
          {" · "}
          <time dateTime={then.at} title={formats.dateTime(then.at)}>
            {formats.relative(then.at, new Date())}
          </time>
        </p>
        {then.reason && <p className="text-xs text-ink-2">{m.timeline_because({ reason: then.reason })}</p>}
      </div>
      {isLast && isNow && canEdit && then.before !== null && !then.isUndone && (
        <Button size="sm" onClick={() => undoOperation(then.operationId)}>
          {m.record_history_undo()}
        </Button>
      )}
      {!isNow && canEdit && (
        <Button
          size="sm"
          busy={put.isPending}
          onClick={() => put.mutate(undefined, { onError: (error) => announceFailure(error) })}
        >
          {m.record_history_put_back()}
        </Button>
      )}
    </li>
  );
}
