import { ArrowUp, X } from "lucide-react";
import { m } from "../../messages/messages.js";
import { IconButton } from "../../ui/IconButton.tsx";
import { Input, Textarea } from "../../ui/Input.tsx";
import { Citations } from "./Citations.tsx";
import type { Section } from "./drafts.api.ts";

interface SectionEditorProps {
  section: Section;
  /** Which section it is, from 1, for those who hear it. */
  place: number;
  onChange: (section: Section) => void;
  onMoveUp?: () => void;
  onRemove: () => void;
}

/** A heading and the text below it. */
export function SectionEditor({ section, place, onChange, onMoveUp, onRemove }: SectionEditorProps) {
  const { heading, body, citations } = section;
  return (
    <section
      aria-label={heading || m.drafts_section({ place })}
      className="flex flex-col gap-1.5 rounded-md border px-3 py-2.5"
    >
      <div className="flex items-center gap-1">
        <Input
          aria-label={m.drafts_heading_of({ place })}
          className="font-semibold"
          value={heading}
          onChange={(event) => onChange({ ...section, heading: event.target.value })}
        />
        {onMoveUp && (
          <IconButton label={m.drafts_section_up({ place })} onClick={onMoveUp}>
            <ArrowUp />
          </IconButton>
        )}
        <IconButton label={m.drafts_section_remove({ place })} onClick={onRemove}>
          <X />
        </IconButton>
      </div>
      <Textarea
        aria-label={m.drafts_text_of({ place })}
        rows={4}
        value={body}
        onChange={(event) => onChange({ ...section, body: event.target.value })}
      />
      <Citations citations={citations} />
    </section>
  );
}
