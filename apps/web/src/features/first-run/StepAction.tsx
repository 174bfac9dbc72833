import { Link } from "@tanstack/react-router";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import type { Step } from "./first-run.api.ts";
import { ShareForm } from "./ShareForm.tsx";

interface StepActionProps {
  step: Step;
  /** For what no record proves: the member says that it is done. */
  onConfirm: (step: "form" | "hours") => void;
}

/** The one thing that takes a step forward. */
export function StepAction({ step, onConfirm }: StepActionProps) {
  switch (step) {
    case "lead":
      return (
        <Button asChild variant="primary">
          <Link to="/inquiries/new">{m.first_run_lead_action()}</Link>
        </Button>
      );
    case "form":
      return <ShareForm onShared={() => onConfirm("form")} />;
    case "colleague":
      return (
        <Button asChild variant="primary">
          <Link to="/settings/members">{m.first_run_colleague_action()}</Link>
        </Button>
      );
    case "hours":
      return (
        <div className="flex flex-wrap gap-2">
          <Button asChild variant="primary">
            <Link to="/settings/organization">{m.first_run_hours_action()}</Link>
          </Button>
          <Button onClick={() => onConfirm("hours")}>{m.first_run_hours_right()}</Button>
        </div>
      );
    case "move":
      return (
        <Button asChild variant="primary">
          <Link to="/leads" search={{ layout: "board" }}>
            {m.first_run_move_action()}
          </Link>
        </Button>
      );
    case "win":
      return (
        <Button asChild variant="primary">
          <Link to="/deals" search={{ layout: "board" }}>
            {m.first_run_win_action()}
          </Link>
        </Button>
      );
  }
}
