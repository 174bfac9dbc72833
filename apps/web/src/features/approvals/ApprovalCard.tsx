import { useQuery } from "@tanstack/react-query";
import { Check, Pencil, Send, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { type Message, verdictQuery } from "../messages/messages.api.ts";
import { authorWords } from "../messages/state-words.ts";
import { VerdictLine } from "../messages/VerdictLine.tsx";
import { citationsOf } from "./approvals.api.ts";
import { CardHead } from "./CardHead.tsx";
import { EditWords } from "./EditWords.tsx";
import type { Act } from "./useQueueActs.tsx";

interface ApprovalCardProps {
  message: Message;
  maySend: boolean;
  isEditing: boolean;
  onStopEditing: () => void;
  onAct: (act: Act) => void;
}

/** All that one needs to say yes or no: to whom, why now, every word, what it rests on, and whether it may go. */
export function ApprovalCard({ message, maySend, isEditing, onStopEditing, onAct }: ApprovalCardProps) {
  const formats = useFormats();
  const verdict = useQuery(verdictQuery(message));
  const card = useRef<HTMLLIElement>(null);
  // The form takes the focus with it; the next key must still mean this card.
  const stopEditing = () => {
    card.current?.focus();
    onStopEditing();
  };
  return (
    <li
      ref={card}
      data-approval={message.id}
      tabIndex={-1}
      className="rounded-lg border bg-surface outline-offset-2 focus-within:border-accent"
    >
      <div className="flex flex-col gap-3 p-4">
        <CardHead message={message} />
        <p className="text-xs text-ink-2">
          {[authorWords(message), message.why, formats.relative(message.createdAt, new Date())]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {isEditing ? (
          <EditWords message={message} onDone={stopEditing} />
        ) : (
          <div className="rounded-md border bg-raised px-3 py-2">
            {message.subject && <p className="font-medium break-words">{message.subject}</p>}
            <p className="break-words whitespace-pre-wrap">{message.body}</p>
          </div>
        )}
        <Citations message={message} />
        {verdict.data && <VerdictLine verdict={verdict.data} />}
        <FormError error={verdict.error} />
      </div>
      {!isEditing && (
        <footer className="flex flex-wrap items-center gap-2 border-t px-4 py-2.5">
          {maySend && (
            <ActButton icon={<Send aria-hidden />} keys="s" primary onPress={() => onAct("send")}>
              {m.approvals_approve_send()}
            </ActButton>
          )}
          <ActButton icon={<Check aria-hidden />} keys="a" onPress={() => onAct("approve")}>
            {m.approvals_approve()}
          </ActButton>
          <ActButton icon={<Pencil aria-hidden />} keys="e" onPress={() => onAct("edit")}>
            {m.common_edit()}
          </ActButton>
          <ActButton icon={<X aria-hidden />} keys="r" onPress={() => onAct("reject")}>
            {m.approvals_reject()}
          </ActButton>
        </footer>
      )}
    </li>
  );
}

function Citations({ message }: { message: Message }) {
  const citations = citationsOf(message);
  if (citations.length === 0) return null;
  return (
    <details className="text-xs text-ink-2">
      <summary>{m.approvals_citations({ count: citations.length })}</summary>
      <ul className="mt-1 flex flex-col gap-1 pl-4">
        {citations.map(({ source, passage }) => (
          <li key={`${source} ${passage}`}>
            <cite className="font-medium text-ink not-italic">{source}</cite>: {passage}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface ActButtonProps {
  icon: ReactNode;
  keys: string;
  primary?: boolean;
  onPress: () => void;
  children: ReactNode;
}

const ActButton = ({ icon, keys, primary, onPress, children }: ActButtonProps) => (
  <Button
    size="sm"
    variant={primary ? "primary" : "secondary"}
    aria-keyshortcuts={keys}
    className="[&_svg]:size-4"
    onClick={onPress}
  >
    {icon}
    {children}
    <span className="max-sm:hidden">
      <Kbd>{keys.toUpperCase()}</Kbd>
    </span>
  </Button>
);
