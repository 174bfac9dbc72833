import { useBlocker } from "@tanstack/react-router";
import { useStore } from "../../lib/store.ts";
import { unsaved } from "../../lib/unsaved.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";

/** Asks before a page is left whose form would lose what was typed. */
export function LeaveGuard() {
  const isUnsaved = useStore(unsaved).size > 0;
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isUnsaved && current.pathname !== next.pathname,
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  });
  if (status !== "blocked") return null;
  return (
    <Dialog title={m.frame_leave_question()} description={m.frame_leave_help()} onClose={reset}>
      <Actions>
        <Button variant="danger" onClick={proceed}>
          {m.frame_leave()}
        </Button>
        <Button variant="primary" onClick={reset}>
          {m.frame_stay()}
        </Button>
      </Actions>
    </Dialog>
  );
}
