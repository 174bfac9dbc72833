import { useState } from "react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useMessageAct } from "../messages/messages.api.ts";
import type { Alike } from "./alike.ts";
import { approveAlike } from "./approvals.api.ts";

/** Offers one yes for messages that differ in nothing but whom they go to. */
export function AlikeNotice({ alike: { template, messages }, maySend }: { alike: Alike; maySend: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const count = messages.length;
  const all = useMessageAct(approveAlike, m.approvals_all_approved({ count }));
  return (
    <div className="mb-4">
      <Notice
        action={
          <Button size="sm" onClick={() => setAsking(true)}>
            {m.approvals_read_once()}
          </Button>
        }
      >
        {m.approvals_alike({ count, template: template.name })}
      </Notice>
      {isAsking && (
        <ConfirmDialog
          title={m.approvals_alike_title({ count })}
          action={maySend ? m.approvals_approve_send() : m.approvals_approve()}
          busy={all.isPending}
          error={all.error}
          onConfirm={() => all.mutate({ messages, send: maySend }, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          <p className="rounded-md border bg-surface px-3 py-2 break-words whitespace-pre-wrap">{template.body}</p>
          <p className="text-ink-2">{messages.map(({ to }) => to).join(", ")}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
