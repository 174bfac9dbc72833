import { useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { m } from "../../messages/messages.js";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { Bubble } from "./Bubble.tsx";
import { conversationQuery } from "./messages.api.ts";

/** Everything somebody and the organization wrote to each other, on every channel, the newest below the composer; it stays current. */
export function Conversation({ filter }: { filter: string }) {
  const conversation = useQuery(conversationQuery(filter));
  if (conversation.isPending) return <SkeletonRows count={3} />;
  if (conversation.isError) return <ErrorState error={conversation.error} onRetry={() => conversation.refetch()} />;
  if (conversation.data.length === 0) {
    return (
      <EmptyState icon={MessagesSquare} title={m.messages_none()}>
        {m.messages_none_about()}
      </EmptyState>
    );
  }
  return (
    <ol aria-label={m.messages_conversation()} aria-live="polite" className="flex flex-col gap-3 px-4 pt-1 pb-6">
      {conversation.data.map((message) => (
        <Bubble key={message.id} message={message} />
      ))}
    </ol>
  );
}
