import { useQuery } from "@tanstack/react-query";
import { m } from "../../messages/messages.js";
import { waitingCountQuery } from "./approvals.api.ts";

/** How many messages wait for a yes, beside the way to them. */
export function WaitingCount() {
  const { data: count = 0 } = useQuery(waitingCountQuery);
  if (count === 0) return null;
  return (
    <span className="ml-auto rounded-full bg-hover px-1.5 text-xs tabular-nums">
      <span aria-hidden>{count}</span>
      <span className="sr-only">{m.approvals_count({ count })}</span>
    </span>
  );
}
