import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { changeSettings, type MessagingSettings, settingsQuery } from "./channels.api.ts";

/** Stops everything that goes out, at once; what waits stays where it is until it is on again. */
export function SendingSwitch({ settings: { isSending } }: { settings: MessagingSettings }) {
  const change = useSetting(changeSettings, {
    done: isSending ? m.messages_stopped() : m.messages_started(),
    touches: [settingsQuery.queryKey, ["records", "message"]],
  });
  const press = () => change.mutate({ isSending: !isSending }, { onError: (error) => announceFailure(error) });
  return (
    <Notice
      tone={isSending ? "info" : "danger"}
      action={
        <Button size="sm" variant={isSending ? "danger" : "primary"} busy={change.isPending} onClick={press}>
          {isSending ? m.messages_stop_all() : m.messages_start_again()}
        </Button>
      }
    >
      {isSending ? m.messages_is_sending() : m.messages_is_stopped()}
    </Notice>
  );
}
