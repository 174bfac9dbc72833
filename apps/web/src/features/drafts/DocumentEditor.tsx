import { Plus } from "lucide-react";
import { useEffect, useRef } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { randomId } from "../../lib/idempotency.ts";
import { Problem } from "../../lib/problem.ts";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { type Draft, type Edit, editDraft, type Section } from "./drafts.api.ts";
import { LinesEditor } from "./LinesEditor.tsx";
import { SectionEditor } from "./SectionEditor.tsx";

interface DocumentEditorProps {
  draft: Draft;
  /** Told whether something is typed that is not saved. */
  onChanged: (isChanged: boolean) => void;
}

/** A document being changed. What is typed is kept in this browser until it is saved, which makes a new version. */
export function DocumentEditor({ draft, onChanged }: DocumentEditorProps) {
  const [typed, setTyped, { clear }] = useDraft<Edit | null>(`document:${draft.id}`, null);
  const isChanged = typed !== null;
  useEffect(() => {
    onChanged(isChanged);
    return () => onChanged(false);
  }, [isChanged, onChanged]);
  const latest = useRef(typed);
  latest.current = typed;
  const sent = useRef<Edit | null>(null);
  // Who saves by key goes on typing: what was typed meanwhile stays, on top of the version just made.
  const goOn = (saved: Draft) => {
    if (latest.current === null || latest.current === sent.current) clear();
    else setTyped({ ...latest.current, version: saved.version });
  };
  const save = useWrite((edit: Edit) => editDraft(draft.id, edit), m.drafts_saved(), goOn);
  const { title, content, validUntil, version } = draft;
  const edit = typed ?? { title, content, validUntil, version };
  const change = (patch: Partial<Edit>) => setTyped({ ...edit, ...patch });
  const { sections, lines } = edit.content;
  const setSections = (next: Section[]) => change({ content: { ...edit.content, sections: next } });
  const submit = () => {
    if (!typed || save.isPending) return;
    sent.current = typed;
    save.mutate(typed);
  };
  const keys = useFormKeys({ onSave: submit });
  return (
    <form
      {...keys}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="grid gap-3 sm:grid-cols-[1fr_12rem]">
        <FormField label={m.drafts_title()} required>
          {(control) => (
            <Input {...control} value={edit.title} onChange={(event) => change({ title: event.target.value })} />
          )}
        </FormField>
        <FormField label={m.drafts_valid_until()}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={edit.validUntil ?? ""}
              onChange={(event) => change({ validUntil: event.target.value || null })}
            />
          )}
        </FormField>
      </div>
      {sections.map((section, index) => (
        <SectionEditor
          key={section.id}
          section={section}
          place={index + 1}
          onChange={(next) => setSections(sections.with(index, next))}
          onMoveUp={index > 0 ? () => setSections(swapped(sections, index)) : undefined}
          onRemove={() => setSections(sections.toSpliced(index, 1))}
        />
      ))}
      <Button
        size="sm"
        variant="ghost"
        className="self-start"
        onClick={() => setSections([...sections, emptySection()])}
      >
        <Plus aria-hidden className="size-4" />
        {m.drafts_add_section()}
      </Button>
      {(draft.type !== "scope" || lines.length > 0) && (
        <LinesEditor
          lines={lines}
          currency={draft.currency}
          errors={errorsByLine(save.error)}
          onChange={(next) => change({ content: { ...edit.content, lines: next } })}
        />
      )}
      <FormError error={save.error} />
      {typed && (
        <div className="sticky bottom-0 flex flex-wrap items-center justify-end gap-2 rounded-md border bg-raised px-3 py-2 shadow-raised">
          <p className="mr-auto text-ink-2">
            {draft.state === "approved" ? m.drafts_unsaved_approved() : m.drafts_unsaved()}
          </p>
          <Button onClick={clear}>{m.common_discard()}</Button>
          <Button type="submit" variant="primary" busy={save.isPending}>
            {m.common_save()}
          </Button>
        </div>
      )}
    </form>
  );
}

const emptySection = (): Section => ({ id: randomId(), heading: "", body: "", citations: [] });

/** With the section at `index` and the one above it exchanged. */
function swapped(sections: Section[], index: number): Section[] {
  const [section] = sections.slice(index, index + 1);
  return section ? sections.toSpliced(index, 1).toSpliced(index - 1, 0, section) : sections;
}

/** What the server says of single lines, by `place/field`. */
function errorsByLine(error: unknown): Record<string, string> {
  if (!(error instanceof Problem)) return {};
  return Object.fromEntries(
    error.errors.flatMap(({ pointer, detail }) => {
      const [, where] = /^\/content\/lines\/(\d+\/\w+)$/.exec(pointer) ?? [];
      return where ? [[where, detail]] : [];
    }),
  );
}
