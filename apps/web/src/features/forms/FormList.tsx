import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ClipboardList, ExternalLink } from "lucide-react";
import { type FormEvent, useState } from "react";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Input } from "../../ui/Input.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { createForm, formsQuery } from "./forms.api.ts";

/** The forms through which strangers become leads: a page to link to, a snippet to paste. */
export function FormList() {
  const forms = useQuery(formsQuery);
  return (
    <SettingsSection title={m.forms_title()} description={m.forms_about()}>
      <NewForm />
      {forms.isPending && <SkeletonRows count={2} />}
      {forms.isError && <ErrorState error={forms.error} onRetry={() => forms.refetch()} />}
      {forms.data?.length === 0 && (
        <EmptyState icon={ClipboardList} title={m.forms_none()}>
          {m.forms_none_about()}
        </EmptyState>
      )}
      {forms.data && forms.data.length > 0 && (
        <LineList label={m.forms_title()}>
          {forms.data.map(({ id, name, heading, isActive, url, snippet }) => (
            <Line key={id}>
              <div className="mr-auto min-w-0">
                <p className="flex items-center gap-2">
                  <Link to="/settings/forms/$id" params={{ id }} className="truncate font-medium hover:underline">
                    {name}
                  </Link>
                  {!isActive && <Badge tone="grey">{m.forms_off()}</Badge>}
                </p>
                <p className="truncate text-xs text-ink-2">{heading}</p>
              </div>
              <div className="flex flex-wrap gap-2">
                <CopyButton text={snippet} label={m.forms_copy_snippet()} />
                <Button asChild size="sm">
                  <a href={url} target="_blank" rel="noreferrer">
                    <ExternalLink aria-hidden className="size-4" />
                    {m.forms_open_page()}
                  </a>
                </Button>
              </div>
            </Line>
          ))}
        </LineList>
      )}
    </SettingsSection>
  );
}

function NewForm() {
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const create = useSetting(createForm, { done: m.forms_created(), touches: [["forms"]] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(name.trim(), {
      onSuccess: (made) => made && navigate({ to: "/settings/forms/$id", params: { id: made.data.id } }),
      onError: (error) => announceFailure(error, m.forms_not_created()),
    });
  };
  return (
    <form onSubmit={submit} className="mb-4 flex max-w-sm gap-2">
      <Input
        aria-label={m.forms_new_name()}
        placeholder={m.forms_new_example()}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" variant="primary" busy={create.isPending} disabled={name.trim() === ""}>
        {m.forms_create()}
      </Button>
    </form>
  );
}
