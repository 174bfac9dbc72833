import { useQuery } from "@tanstack/react-query";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { formerWordsQuery } from "./comments.api.ts";

/** What a comment said before it was changed, as the journal keeps it. */
export function FormerWords({ id }: { id: string }) {
  const formats = useFormats();
  const { data, isPending, error, refetch } = useQuery(formerWordsQuery(id));
  if (isPending) return <SkeletonRows count={1} />;
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />;
  return (
    <ul aria-label={m.comments_former()} className="mt-1 flex flex-col gap-1 border-l pl-3 text-ink-2">
      {data.map(({ body, until }) => (
        <li key={until}>
          <p className="whitespace-pre-wrap break-words">{body}</p>
          <p className="text-xs text-ink-3">{m.comments_until({ when: formats.dateTime(until) })}</p>
        </li>
      ))}
    </ul>
  );
}
