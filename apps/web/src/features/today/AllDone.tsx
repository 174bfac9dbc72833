import { Link } from "@tanstack/react-router";
import { PartyPopper } from "lucide-react";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";

/** Nothing waits: said so that one believes it. */
export function AllDone() {
  const mayTakeIn = useObject("lead")?.can.create ?? false;
  return (
    <EmptyState
      icon={PartyPopper}
      title={m.today_all_done()}
      action={
        mayTakeIn && (
          <Button asChild variant="primary">
            <Link to="/inquiries/new">{m.today_new_inquiry()}</Link>
          </Button>
        )
      }
    >
      {m.today_all_done_detail()}
    </EmptyState>
  );
}
