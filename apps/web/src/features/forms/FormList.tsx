import { useQuery } from "@tanstack/react-query";
import { ClipboardList, ExternalLink, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Input } from "../../ui/Input.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { createForm, deleteForm, formsQuery, type PublicForm } from "./forms.api.ts";

/** The forms through which strangers become leads: a page to link to, a snippet to paste. */
export function FormList() {
  const forms = useQuery(formsQuery);
  const [name, setName] = useState("");
  const create = useSetting(createForm, { done: "Form created", touches: [["forms"]] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(name.trim(), {
      onSuccess: () => setName(""),
      onError: (error) => announceFailure(error, "Not created"),
    });
  };
  return (
    <SettingsSection
      title="Public forms"
      description="Whoever fills one in becomes a lead, with a follow-up due within the hour."
    >
      <form onSubmit={submit} className="mb-4 flex max-w-sm gap-2">
        <Input
          aria-label="Name of a new form"
          placeholder="Name, such as Contact us"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" variant="primary" busy={create.isPending} disabled={name.trim() === ""}>
          Create form
        </Button>
      </form>
      {forms.isPending && <SkeletonRows count={2} />}
      {forms.isError && <ErrorState error={forms.error} onRetry={() => forms.refetch()} />}
      {forms.data?.length === 0 && (
        <EmptyState icon={ClipboardList} title="No form yet">
          Name one above; its page works at once.
        </EmptyState>
      )}
      <ul className="flex flex-col gap-3">
        {forms.data?.map((form) => (
          <FormCard key={form.id} form={form} />
        ))}
      </ul>
    </SettingsSection>
  );
}

function FormCard({ form }: { form: PublicForm }) {
  const remove = useSetting(deleteForm, { done: "Form deleted", touches: [["forms"]] });
  return (
    <li className="rounded-lg border bg-surface p-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="mr-auto font-medium">{form.name}</h3>
        <Button asChild size="sm">
          <a href={form.url} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden className="size-4" />
            Open its page
          </a>
        </Button>
        <CopyButton text={form.snippet} label="Copy snippet" />
        <IconButton
          label={`Delete ${form.name}`}
          onClick={() => remove.mutate(form.id, { onError: (error) => announceFailure(error, "Not deleted") })}
        >
          <Trash2 />
        </IconButton>
      </div>
      <pre className="mt-2 rounded-md break-all whitespace-pre-wrap bg-canvas p-2 font-mono text-xs text-ink-2">
        {form.snippet}
      </pre>
    </li>
  );
}
