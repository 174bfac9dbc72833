import { Link } from "@tanstack/react-router";
import { m } from "../../messages/messages.js";
import { Citations } from "./Citations.tsx";
import type { Draft } from "./drafts.api.ts";

/** The words of a follow-up as they were written. They live on as a message, which is changed among the approvals. */
export function FollowUpText({ draft }: { draft: Draft }) {
  const [message] = draft.content.sections;
  if (!message) return null;
  return (
    <div className="flex flex-col gap-3">
      <div className="rounded-md border bg-raised px-4 py-3">
        {message.heading && <p className="mb-1 font-medium break-words">{message.heading}</p>}
        <p className="break-words whitespace-pre-wrap">{message.body}</p>
      </div>
      <Citations citations={message.citations} />
      {draft.state === "draft" && (
        <p className="text-ink-2">
          {m.drafts_follow_up_waits()}{" "}
          <Link to="/approvals" className="text-accent-text underline">
            {m.drafts_to_approvals()}
          </Link>
        </p>
      )}
    </div>
  );
}
