import { useQuery } from "@tanstack/react-query";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { ChangedFields } from "../../records/fields/ChangedFields.tsx";
import { RecordLink } from "../../records/RecordLink.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { type JournalChange, operationQuery } from "./operations.api.ts";

/** Which records an operation touched and what each field was before. */
export function OperationChanges({ id }: { id: string }) {
  const operation = useQuery(operationQuery(id));
  if (operation.isPending) return <SkeletonRows count={2} />;
  if (operation.isError) return <ErrorState error={operation.error} onRetry={() => operation.refetch()} />;
  const { changes, reason } = operation.data;
  return (
    <div className="flex flex-col gap-2 bg-canvas px-4 py-3 pl-13">
      {reason && <p className="text-ink-2">{m.frame_reason({ reason })}</p>}
      {changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an operation may change one record twice, in this order
        <Change key={index} change={change} />
      ))}
    </div>
  );
}

function Change({ change }: { change: JournalChange }) {
  const object = useObject(change.object);
  return (
    <div>
      <RecordLink object={change.object} id={change.recordId} className="font-medium text-accent-text hover:underline">
        {change.title || object?.label || change.object}
      </RecordLink>
      <ChangedFields object={object} before={change.before ?? {}} after={change.after ?? {}} />
    </div>
  );
}
