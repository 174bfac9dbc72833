import { type FormEvent, useState } from "react";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Textarea } from "../../ui/Input.tsx";
import { DraftGroupRows } from "./DraftGroupRows.tsx";
import { type DraftGroup, draftOf, filterOf, newCondition } from "./draft.ts";
import { EVERYTHING, parseFilter, printFilter } from "./grammar.ts";
import { useFilterFields } from "./useFilterFields.ts";

interface FilterPanelProps {
  object: DrawnObject;
  filter: string;
  onFilter: (filter: string | undefined) => void;
  onClose: () => void;
}

/** The builder above and the text below say the same filter; changing either changes the other. */
export function FilterPanel({ object, filter, onFilter, onClose }: FilterPanelProps) {
  const fields = useFilterFields(object);
  const [text, setText] = useState(filter);
  const [draft, setDraft] = useState<DraftGroup | null>(() => {
    const parsed = parseFilter(filter, fields);
    const [first] = fields;
    if (!parsed.ok) return null;
    return filter || !first ? draftOf(parsed.tree) : { ...draftOf(EVERYTHING), parts: [newCondition(first)] };
  });
  const parsed = parseFilter(text, fields);
  const mistake = parsed.ok ? undefined : parsed.errors[0]?.message;

  const build = (next: DraftGroup) => {
    setDraft(next);
    setText(printFilter(filterOf(next) ?? EVERYTHING, fields));
  };
  const write = (next: string) => {
    setText(next);
    const read = parseFilter(next, fields);
    setDraft(read.ok ? draftOf(read.tree) : null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFilter(text.trim() || undefined);
    onClose();
  };
  return (
    <Dialog wide title={m.filters_title({ plural: object.pluralLabel.toLowerCase() })} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        {draft ? (
          <DraftGroupRows group={draft} fields={fields} onChange={build} />
        ) : (
          <p className="rounded-md bg-warn-soft px-3 py-2 text-warn">{m.filters_only_text()}</p>
        )}
        <FormField label={m.filters_as_text()} help={m.filters_text_help()} error={mistake}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              spellCheck={false}
              className="font-mono"
              value={text}
              onChange={(event) => write(event.target.value)}
            />
          )}
        </FormField>
        <Actions inForm>
          <Button
            variant="ghost"
            className="mr-auto"
            onClick={() => {
              onFilter(undefined);
              onClose();
            }}
          >
            {m.filters_clear()}
          </Button>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary">
            {m.filters_apply()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
