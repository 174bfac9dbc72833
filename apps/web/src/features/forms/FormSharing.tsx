import { ExternalLink } from "lucide-react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { FormPart } from "./FormPart.tsx";
import type { PublicForm } from "./forms.api.ts";

/** How a form reaches people: the address of its page, and the snippet for a site of one's own. */
export function FormSharing({ form: { url, snippet } }: { form: PublicForm }) {
  return (
    <FormPart title={m.forms_share()}>
      <div className="flex flex-col gap-1.5">
        <p className="text-ink-2">{m.forms_share_link()}</p>
        <div className="flex flex-wrap items-center gap-2">
          <code className="min-w-0 flex-1 truncate rounded-md bg-canvas px-2 py-1 font-mono text-xs">{url}</code>
          <CopyButton text={url} label={m.forms_copy_link()} />
          <Button asChild size="sm">
            <a href={url} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden className="size-4" />
              {m.forms_open_page()}
            </a>
          </Button>
        </div>
      </div>
      <div className="flex flex-col gap-1.5">
        <p className="text-ink-2">{m.forms_share_snippet()}</p>
        <pre className="rounded-md bg-canvas p-2 font-mono text-xs break-all whitespace-pre-wrap text-ink-2">
          {snippet}
        </pre>
        <div>
          <CopyButton text={snippet} label={m.forms_copy_snippet()} />
        </div>
      </div>
    </FormPart>
  );
}
