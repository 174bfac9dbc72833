import { useQuery } from "@tanstack/react-query";
import { CheckCheck } from "lucide-react";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { EmptyState } from "../../ui/EmptyState.tsx";
import type { Message } from "../messages/messages.api.ts";
import { templatesQuery } from "../templates/templates.api.ts";
import { AlikeNotice } from "./AlikeNotice.tsx";
import { ApprovalCard } from "./ApprovalCard.tsx";
import { alikeIn } from "./alike.ts";
import { focusAfter, useCardKeys } from "./useCardKeys.ts";
import { useQueueActs } from "./useQueueActs.tsx";

interface WaitingQueueProps {
  messages: Message[];
  /** How many wait in all; the page shows the first of them. */
  total: number;
}

/** The cards that wait for a yes or a no, until there are none. */
export function WaitingQueue({ messages, total }: WaitingQueueProps) {
  const templates = useQuery(templatesQuery);
  const maySend = useCan("send_messages");
  const { act, editing, stopEditing, leaving, dialog } = useQueueActs(focusAfter);
  const shown = messages.filter(({ id }) => !leaving.has(id));
  useCardKeys(shown, act, maySend);
  if (shown.length === 0) {
    return (
      <EmptyState icon={CheckCheck} title={m.approvals_all_done()}>
        {m.approvals_all_done_about()}
      </EmptyState>
    );
  }
  return (
    <>
      {alikeIn(shown, templates.data ?? []).map((alike) => (
        <AlikeNotice key={alike.template.id} alike={alike} maySend={maySend} />
      ))}
      <ol aria-label={m.approvals_waiting()} className="flex flex-col gap-4">
        {shown.map((message) => (
          <ApprovalCard
            key={message.id}
            message={message}
            maySend={maySend}
            isEditing={editing === message.id}
            onStopEditing={stopEditing}
            onAct={(what) => act(message, what)}
          />
        ))}
      </ol>
      {total > messages.length && (
        <p className="pt-4 text-center text-ink-2">{m.approvals_more({ count: total - messages.length })}</p>
      )}
      {dialog}
    </>
  );
}
