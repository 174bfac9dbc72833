import { useQuery } from "@tanstack/react-query";
import { FileQuestion } from "lucide-react";
import { useState } from "react";
import { useDebounced } from "../../lib/hooks.ts";
import { errorsByField } from "../../lib/problem.ts";
import { useUnsaved } from "../../lib/unsaved.ts";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { BuilderBar } from "./BuilderBar.tsx";
import { FormContent } from "./FormContent.tsx";
import { FormLook } from "./FormLook.tsx";
import { FormPreview } from "./FormPreview.tsx";
import { FormQuestions } from "./FormQuestions.tsx";
import { FormRouting } from "./FormRouting.tsx";
import { FormSharing } from "./FormSharing.tsx";
import { draftOf, type FormDraft, valuesOf } from "./form-draft.ts";
import { changeForm, formsQuery, type PublicForm } from "./forms.api.ts";

/** Builds a public form: what it says and asks beside what a stranger will see. */
export function FormBuilder({ id }: { id: string }) {
  const forms = useQuery(formsQuery);
  if (forms.isPending) return <SkeletonRows count={8} />;
  if (forms.isError) return <ErrorState error={forms.error} onRetry={() => forms.refetch()} />;
  const form = forms.data.find((one) => one.id === id);
  if (!form) return <EmptyState icon={FileQuestion} title={m.forms_gone()} />;
  return <Builder key={form.version} form={form} />;
}

/** What every part of the builder is given. */
export interface BuilderPart {
  draft: FormDraft;
  errors: Record<string, string>;
  set: (change: Partial<FormDraft>) => void;
}

const SETTLE_MS = 350;

function Builder({ form }: { form: PublicForm }) {
  const kept = draftOf(form);
  const [draft, setDraft] = useState(kept);
  const save = useSetting(changeForm, { done: m.forms_saved(), touches: [["forms"], ["records"]] });
  const isChanged = JSON.stringify(draft) !== JSON.stringify(kept);
  useUnsaved(isChanged);
  const tried = useDebounced(draft, SETTLE_MS);
  const part: BuilderPart = {
    draft,
    errors: errorsByField(save.error),
    set: (change) => setDraft((current) => ({ ...current, ...change })),
  };
  return (
    <div className="flex flex-col">
      <BuilderBar
        form={form}
        isChanged={isChanged}
        isSaving={save.isPending}
        error={save.error}
        onSave={() => save.mutate({ id: form.id, version: form.version, values: valuesOf(draft) })}
        onDiscard={() => setDraft(kept)}
      />
      <div className="grid gap-8 xl:grid-cols-[minmax(0,28rem)_minmax(0,1fr)]">
        <div className="flex flex-col gap-8">
          <FormContent {...part} />
          <FormQuestions {...part} />
          <FormLook {...part} />
          <FormRouting {...part} />
          <FormSharing form={form} />
        </div>
        <FormPreview id={form.id} values={valuesOf(tried)} name={draft.name} />
      </div>
    </div>
  );
}
