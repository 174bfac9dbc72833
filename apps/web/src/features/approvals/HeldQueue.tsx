import { CheckCheck } from "lucide-react";
import { m } from "../../messages/messages.js";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Bubble } from "../messages/Bubble.tsx";
import type { Message } from "../messages/messages.api.ts";
import type { QueueName } from "./approvals-search.ts";
import { CardHead } from "./CardHead.tsx";

/** Messages that have their yes and were not sent, or that could not go, with what can be done about each. */
export function HeldQueue({ name, messages }: { name: Exclude<QueueName, "waiting">; messages: Message[] }) {
  if (messages.length === 0) {
    return (
      <EmptyState
        icon={CheckCheck}
        title={name === "approved" ? m.approvals_none_approved() : m.approvals_none_held()}
      />
    );
  }
  return (
    <ul aria-label={name === "approved" ? m.approvals_approved() : m.approvals_held()} className="flex flex-col gap-4">
      {messages.map((message) => (
        <li key={message.id} className="rounded-lg border bg-surface p-4">
          <CardHead message={message} />
          <ul className="mt-3">
            <Bubble message={message} />
          </ul>
        </li>
      ))}
    </ul>
  );
}
