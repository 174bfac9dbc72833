import { type ReactNode, useState } from "react";
import { flushSync } from "react-dom";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { type Message, useMessageAct } from "../messages/messages.api.ts";
import { approve, reject } from "./approvals.api.ts";
import { RejectDialog } from "./RejectDialog.tsx";

export type Act = "approve" | "send" | "edit" | "reject";

interface QueueActs {
  act: (message: Message, act: Act) => void;
  /** The message whose words are being changed. */
  editing: string | null;
  stopEditing: () => void;
  /** Messages on their way out of the queue: not shown while the server is told. */
  leaving: ReadonlySet<string>;
  dialog: ReactNode;
}

/** What can be done with the cards. A card goes at once, and comes back when the server refuses. */
export function useQueueActs(onLeave: (id: string) => void): QueueActs {
  const [editing, setEditing] = useState<string | null>(null);
  const [rejecting, setRejecting] = useState<Message | null>(null);
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const approving = useMessageAct(approve, m.approvals_done_approved());
  const sending = useMessageAct(approve, m.approvals_done_sent());
  const refusing = useMessageAct(reject, m.approvals_done_rejected());

  const letGo = async (id: string, write: () => Promise<unknown>) => {
    onLeave(id);
    setLeaving((ids) => new Set(ids).add(id));
    try {
      await write();
    } catch (error) {
      announceFailure(error, m.messages_not_done());
    }
    setLeaving((ids) => new Set([...ids].filter((one) => one !== id)));
  };

  const act = (message: Message, what: Act) => {
    const { id, contentHash } = message;
    // The words on the screen are not those that would be said yes to.
    if (editing === id) return;
    if (what === "edit") setEditing(id);
    if (what === "reject") setRejecting(message);
    if (what === "approve") void letGo(id, () => approving.mutateAsync({ id, contentHash, send: false }));
    if (what === "send") void letGo(id, () => sending.mutateAsync({ id, contentHash, send: true }));
  };
  const dialog = rejecting && (
    <RejectDialog
      message={rejecting}
      onClose={() => setRejecting(null)}
      onReject={(reason, forget) => {
        // Gone before the next card is given the focus, which the dialog would hold fast.
        flushSync(() => setRejecting(null));
        void letGo(rejecting.id, () => refusing.mutateAsync({ id: rejecting.id, reason }).then(forget));
      }}
    />
  );
  return { act, editing, stopEditing: () => setEditing(null), leaving, dialog };
}
