import { useQuery } from "@tanstack/react-query";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { viewCountQuery } from "./views.api.ts";

/** How many records a view shows, beside its name. */
export function ViewCount({ id }: { id: string }) {
  const formats = useFormats();
  const { data } = useQuery(viewCountQuery(id));
  if (!data) return null;
  const { count, isMore } = data;
  return (
    <span className="ml-auto pl-2 text-xs text-ink-3 tabular-nums">
      <span aria-hidden>
        {formats.number(count)}
        {isMore && "+"}
      </span>
      <span className="sr-only">{isMore ? m.views_count_more({ count }) : m.views_count({ count })}</span>
    </span>
  );
}
