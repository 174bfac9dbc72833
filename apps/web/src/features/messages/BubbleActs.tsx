import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { cancelMessage, type Message, resolveMessage, sendMessage, useMessageAct } from "./messages.api.ts";

/** What can be done about a message where it stands; nothing once it has gone. */
export function BubbleActs({ message: { id, state, dispatchAt } }: { message: Message }) {
  const maySend = useCan("send_messages");
  const mayApprove = useCan("approve_messages");
  const cancel = useMessageAct(() => cancelMessage(id), m.messages_canceled());
  const send = useMessageAct(() => sendMessage(id), m.messages_on_its_way());
  const resolve = useMessageAct((outcome: "sent" | "failed") => resolveMessage(id, outcome), m.messages_resolved());
  const onError = (error: unknown) => announceFailure(error, m.messages_not_done());
  const isWaiting = ["draft", "approved", "blocked"].includes(state) || (state === "queued" && dispatchAt !== null);

  if (state === "unknown" && maySend) {
    return (
      <Acts question={m.messages_did_it_arrive()}>
        <Button size="sm" busy={resolve.isPending} onClick={() => resolve.mutate("sent", { onError })}>
          {m.messages_it_arrived()}
        </Button>
        <Button size="sm" busy={resolve.isPending} onClick={() => resolve.mutate("failed", { onError })}>
          {m.messages_it_did_not()}
        </Button>
      </Acts>
    );
  }
  if (!isWaiting) return null;
  return (
    <Acts>
      {state === "draft" && mayApprove && (
        <Button size="sm" asChild>
          <Link to="/approvals">{m.messages_look_at_it()}</Link>
        </Button>
      )}
      {(state === "blocked" || state === "approved") && maySend && (
        <Button size="sm" busy={send.isPending} onClick={() => send.mutate(undefined, { onError })}>
          {state === "blocked" ? m.common_try_again() : m.messages_send()}
        </Button>
      )}
      <Button size="sm" variant="ghost" busy={cancel.isPending} onClick={() => cancel.mutate(undefined, { onError })}>
        {m.messages_cancel()}
      </Button>
    </Acts>
  );
}

const Acts = ({ question, children }: { question?: string; children: ReactNode }) => (
  <span className="flex flex-wrap items-center gap-1">
    {question}
    {children}
  </span>
);
