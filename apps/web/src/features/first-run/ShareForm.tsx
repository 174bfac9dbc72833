import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ExternalLink } from "lucide-react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { formsQuery } from "../forms/forms.api.ts";

/** The organization's form: a page to link to, a snippet for its own site. */
export function ShareForm({ onShared }: { onShared: () => void }) {
  const forms = useQuery(formsQuery);
  const form = forms.data?.[0];
  if (forms.isError) return <ErrorState error={forms.error} onRetry={() => forms.refetch()} />;
  if (forms.data && !form) {
    return (
      <Button asChild variant="primary">
        <Link to="/settings/forms">{m.first_run_form_make()}</Link>
      </Button>
    );
  }
  if (!form) return null;
  return (
    <div className="flex w-full max-w-xl min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <a
          href={form.url}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-w-0 items-center gap-1.5 text-accent-text underline underline-offset-2"
        >
          <span className="truncate">{form.url.replace(/^https?:\/\//, "")}</span>
          <ExternalLink aria-hidden className="size-4 shrink-0" />
        </a>
        <CopyButton text={form.url} label={m.first_run_form_copy_link()} />
        <CopyButton text={form.snippet} label={m.first_run_form_copy_snippet()} />
      </div>
      <pre className="max-h-24 overflow-auto rounded-md bg-canvas p-2 font-mono text-xs break-all whitespace-pre-wrap text-ink-2">
        {form.snippet}
      </pre>
      <p className="text-ink-2">{m.first_run_form_waiting()}</p>
      <div>
        <Button size="sm" onClick={onShared}>
          {m.first_run_form_shared()}
        </Button>
      </div>
    </div>
  );
}
