import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { usePageName } from "../../ui/page-heading.ts";
import { deleteForm, type PublicForm } from "./forms.api.ts";

interface BuilderBarProps {
  form: PublicForm;
  isChanged: boolean;
  isSaving: boolean;
  error: unknown;
  onSave: () => void;
  onDiscard: () => void;
}

/** Names the page after the form, with save, discard and delete; stays in sight while one scrolls. */
export function BuilderBar({ form, isChanged, isSaving, error, onSave, onDiscard }: BuilderBarProps) {
  usePageName(form.name);
  const navigate = useNavigate();
  const remove = useSetting(deleteForm, { done: m.forms_deleted(), touches: [["forms"]] });
  const onDelete = () =>
    remove.mutate(form.id, {
      onSuccess: () => navigate({ to: "/settings/forms" }),
      onError: (failure) => announceFailure(failure, m.common_not_deleted()),
    });
  return (
    <div className="sticky top-0 z-10 -mx-4 -mt-4 mb-6 flex flex-col gap-2 border-b bg-surface px-4 py-3 md:-mx-6 md:-mt-6 md:px-6">
      <div className="flex flex-wrap items-center gap-2">
        <Link
          to="/settings/forms"
          aria-label={m.forms_back()}
          className="mr-auto rounded-md p-1.5 text-ink-2 hover:bg-hover hover:text-ink"
        >
          <ArrowLeft aria-hidden className="size-4" />
        </Link>
        <Button size="sm" variant="danger" busy={remove.isPending} onClick={onDelete}>
          {m.common_delete()}
        </Button>
        <Button size="sm" disabled={!isChanged} onClick={onDiscard}>
          {m.common_discard()}
        </Button>
        <Button size="sm" variant="primary" busy={isSaving} disabled={!isChanged} onClick={onSave}>
          {m.common_save()}
        </Button>
      </div>
      <FormError error={error} />
    </div>
  );
}
