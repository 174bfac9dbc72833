import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { OptInDialog } from "./OptInDialog.tsx";
import { optInsQuery, optOut, type Template } from "./templates.api.ts";

/** Whether a template goes out by itself, until when, and the way to end or begin it. */
export function OptInMenu({ template }: { template: Template }) {
  const formats = useFormats();
  const [isAsking, setAsking] = useState(false);
  const mayApprove = useCan("approve_messages");
  const optIns = useQuery(optInsQuery(template.id));
  const now = new Date().toISOString();
  const live = optIns.data?.find(
    ({ voidedAt, expiresAt, contentHash }) =>
      !voidedAt && expiresAt && expiresAt > now && contentHash === template.hash,
  );
  const end = useSetting(optOut, {
    done: m.messages_opt_in_ended(),
    touches: [optInsQuery(template.id).queryKey],
  });
  if (!mayApprove && !live) return null;
  return (
    <>
      {live?.expiresAt && <Badge tone="green">{m.messages_auto_until({ day: formats.day(live.expiresAt) })}</Badge>}
      {mayApprove && live && (
        <Button
          size="sm"
          busy={end.isPending}
          onClick={() =>
            end.mutate({ templateId: template.id, id: live.id }, { onError: (error) => announceFailure(error) })
          }
        >
          {m.messages_opt_out()}
        </Button>
      )}
      {mayApprove && !live && (
        <Button
          size="sm"
          variant="ghost"
          aria-label={m.messages_opt_in_of({ name: template.name })}
          onClick={() => setAsking(true)}
        >
          {m.messages_opt_in()}
        </Button>
      )}
      {isAsking && <OptInDialog template={template} onClose={() => setAsking(false)} />}
    </>
  );
}
