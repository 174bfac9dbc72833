import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { aiSettingsQuery } from "../ai/ai.api.ts";

/** Says that rules set follow-ups without words, to whoever can change that. */
export function AiOffNotice() {
  const mayChange = useCan("ai");
  const { data } = useQuery({ ...aiSettingsQuery, enabled: mayChange });
  if (!data?.featuresOff.includes("follow_ups")) return null;
  return (
    <div className="mb-4">
      <Notice
        tone="warn"
        action={
          <Button asChild size="sm">
            <Link to="/settings/ai">{m.follow_ups_ai_settings()}</Link>
          </Button>
        }
      >
        {m.follow_ups_ai_off()}
      </Notice>
    </div>
  );
}
