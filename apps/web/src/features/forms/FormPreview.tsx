import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { m } from "../../messages/messages.js";
import { FormError } from "../../ui/ErrorState.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { type FormPage, previewQuery } from "./forms.api.ts";

interface FormPreviewProps {
  id: string;
  values: Record<string, unknown>;
  name: string;
}

/** The very page a stranger will see, with what has not been saved yet; nothing in it runs or can be sent. */
export function FormPreview({ id, values, name }: FormPreviewProps) {
  const [page, setPage] = useState<FormPage>("form");
  const preview = useQuery(previewQuery(id, values, page));
  const pages: { value: FormPage; label: string }[] = [
    { value: "form", label: m.forms_preview_form() },
    { value: "thanks", label: m.forms_preview_thanks() },
  ];
  return (
    <section
      aria-label={m.settings_preview()}
      className="flex min-h-[34rem] flex-col overflow-hidden rounded-lg border xl:sticky xl:top-20 xl:h-[calc(100dvh-11rem)]"
    >
      <header className="flex items-center justify-between gap-2 border-b bg-canvas px-3 py-2">
        <h3 className="text-xs font-medium text-ink-2">{m.settings_preview()}</h3>
        <Segments label={m.forms_preview_page()} choices={pages} value={page} onChange={setPage} />
      </header>
      {preview.isError && (
        <div className="p-3">
          <FormError error={preview.error} />
        </div>
      )}
      {preview.isPending && <Skeleton className="m-6 h-40" />}
      {preview.data !== undefined && (
        <iframe
          title={m.forms_preview_of({ name })}
          srcDoc={preview.data}
          sandbox="allow-same-origin"
          className="w-full flex-1 bg-surface"
        />
      )}
    </section>
  );
}
