import { m } from "../../messages/messages.js";
import { FormField } from "../../ui/FormField.tsx";
import { Input, Textarea } from "../../ui/Input.tsx";
import { Segments } from "../../ui/Segments.tsx";
import type { BuilderPart } from "./FormBuilder.tsx";
import { FormPart } from "./FormPart.tsx";
import { type Asked, QUESTION_NAMES, QUESTIONS, type QuestionName } from "./form-draft.ts";

/** What a form asks, how it calls it, and what has to be answered. */
export function FormQuestions({ draft, errors, set }: BuilderPart) {
  const choices: { value: Asked; label: string }[] = [
    { value: "required", label: m.forms_required() },
    { value: "optional", label: m.forms_optional() },
    { value: "hidden", label: m.forms_hidden() },
  ];
  const setAsked = (name: QuestionName, asked: Asked) => set({ asked: { ...draft.asked, [name]: asked } });
  const setLabel = (name: QuestionName | "name", label: string) => set({ labels: { ...draft.labels, [name]: label } });
  return (
    <FormPart title={m.forms_questions()}>
      <ul className="flex flex-col divide-y rounded-lg border">
        <li className="flex flex-wrap items-center justify-between gap-2 p-2.5">
          <Label ours={m.common_name()} own={draft.labels.name} onChange={(label) => setLabel("name", label)} />
          <span className="px-2 text-ink-2">{m.forms_always()}</span>
        </li>
        {QUESTION_NAMES.map((name) => (
          <li key={name} className="flex flex-wrap items-center justify-between gap-2 p-2.5">
            <Label ours={QUESTIONS[name]()} own={draft.labels[name]} onChange={(label) => setLabel(name, label)} />
            <Segments
              label={m.forms_asked({ question: QUESTIONS[name]() })}
              choices={choices}
              value={draft.asked[name]}
              onChange={(asked) => setAsked(name, asked)}
            />
          </li>
        ))}
      </ul>
      <p className="-mt-2 text-xs text-ink-3">{m.forms_labels_help()}</p>
      {errors.fields && (
        <p role="alert" className="text-xs text-danger">
          {errors.fields}
        </p>
      )}
      {draft.asked.serviceType !== "hidden" && (
        <FormField label={m.forms_services()} help={m.forms_services_help()} error={errors.serviceTypes}>
          {(control) => (
            <Textarea {...control} value={draft.services} onChange={(event) => set({ services: event.target.value })} />
          )}
        </FormField>
      )}
    </FormPart>
  );
}

interface LabelProps {
  ours: string;
  own: string;
  onChange: (label: string) => void;
}

const Label = ({ ours, own, onChange }: LabelProps) => (
  <span className="min-w-32 flex-1">
    <Input
      size="sm"
      aria-label={m.forms_label_of({ question: ours })}
      placeholder={ours}
      maxLength={80}
      value={own}
      onChange={(event) => onChange(event.target.value)}
    />
  </span>
);
