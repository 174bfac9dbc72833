import type { NoSuggestion, Suggestion } from "@mainstay/model/suggestion";
import { Link } from "@tanstack/react-router";
import { useFormats } from "../../lib/formats.ts";
import { inLanguage } from "../../lib/server-words/server-words.ts";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Notice } from "../../ui/Notice.tsx";

interface SuggestionDialogProps {
  /** The record that it is about. */
  title: string;
  suggestion: Suggestion | NoSuggestion;
  onClose: () => void;
}

/** How to get in touch, why, and the words for each way; what was written as a draft is sent from the approvals. */
export function SuggestionDialog({ title, suggestion, onClose }: SuggestionDialogProps) {
  return (
    <Dialog title={m.follow_ups_suggestion_title()} description={title} onClose={onClose}>
      {suggestion.kind === "problem" ? (
        <Notice tone="warn">
          <p className="font-medium">{m.follow_ups_no_words()}</p>
          <p>{inLanguage(suggestion.detail)}</p>
        </Notice>
      ) : (
        <Words suggestion={suggestion} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Words({ suggestion, onClose }: { suggestion: Suggestion; onClose: () => void }) {
  const formats = useFormats();
  const mayApprove = useCan("approve_messages");
  const { channel, at, reason, email, sms, callScript, provider, messageId } = suggestion;
  const ways = { email: m.follow_ups_by_email(), sms: m.follow_ups_by_sms(), call: m.follow_ups_by_call() };
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="font-medium">{m.follow_ups_best_way({ channel: ways[channel], time: formats.dateTime(at) })}</p>
        <p className="text-ink-2">{reason}</p>
      </div>
      {messageId && mayApprove && (
        <Notice
          action={
            <Button asChild size="sm" variant="primary">
              <Link to="/approvals" onClick={onClose}>
                {m.follow_ups_to_approvals()}
              </Link>
            </Button>
          }
        >
          {m.follow_ups_waits()}
        </Notice>
      )}
      <Way label={m.follow_ups_call_script()} text={callScript} />
      <Way label={m.follow_ups_email()} heading={email.subject} text={email.body} />
      <Way label={m.follow_ups_sms()} text={sms} />
      <p className="text-xs text-ink-3">
        {provider === "rules" ? m.follow_ups_by_rules() : m.follow_ups_by_model({ provider })}
      </p>
    </div>
  );
}

function Way({ label, heading, text }: { label: string; heading?: string; text: string }) {
  return (
    <section aria-label={label}>
      <div className="mb-1 flex items-center justify-between gap-2">
        <h3 className="font-medium text-ink-2">{label}</h3>
        <CopyButton text={heading ? `${heading}\n\n${text}` : text} label={m.common_copy()} />
      </div>
      <div className="rounded-md border bg-surface px-3 py-2">
        {heading && <p className="font-medium break-words">{heading}</p>}
        <p className="break-words whitespace-pre-wrap">{text}</p>
      </div>
    </section>
  );
}
