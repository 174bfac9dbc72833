import { LANGUAGES } from "../../lib/language.ts";
import { m } from "../../messages/messages.js";
import { FormField } from "../../ui/FormField.tsx";
import { Input, Textarea } from "../../ui/Input.tsx";
import { Segments } from "../../ui/Segments.tsx";
import type { BuilderPart } from "./FormBuilder.tsx";
import { FormPart } from "./FormPart.tsx";

/** The words of a form: heading, introduction, consent, button and thanks. */
export function FormContent({ draft, errors, set }: BuilderPart) {
  return (
    <FormPart title={m.forms_words()}>
      <div className="flex flex-col items-start gap-1">
        <span className="font-medium text-ink-2">{m.forms_language()}</span>
        <Segments
          label={m.forms_language()}
          choices={LANGUAGES}
          value={draft.language}
          onChange={(language) => set({ language })}
        />
        <p className="text-xs text-ink-3">{m.forms_language_help()}</p>
      </div>
      <FormField label={m.forms_name()} help={m.forms_name_help()} required error={errors.name}>
        {(control) => (
          <Input
            {...control}
            maxLength={80}
            value={draft.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={m.forms_heading()} error={errors.heading}>
        {(control) => (
          <Input
            {...control}
            maxLength={120}
            value={draft.heading}
            onChange={(event) => set({ heading: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={m.forms_intro()} error={errors.intro}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={1_000}
            value={draft.intro}
            onChange={(event) => set({ intro: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={m.forms_consent()} help={m.forms_consent_help()} error={errors.consentText}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={2_000}
            value={draft.consentText}
            onChange={(event) => set({ consentText: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={m.forms_button()} error={errors.submitLabel}>
        {(control) => (
          <Input
            {...control}
            className="max-w-56"
            maxLength={40}
            value={draft.submitLabel}
            onChange={(event) => set({ submitLabel: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={m.forms_thanks()} error={errors.successMessage}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={500}
            value={draft.successMessage}
            onChange={(event) => set({ successMessage: event.target.value })}
          />
        )}
      </FormField>
    </FormPart>
  );
}
