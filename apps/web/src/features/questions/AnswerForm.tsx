import { type FormEvent, useState } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { type DrawnObject, useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { pathOf } from "../../records/metadata.ts";
import type { RecordData } from "../../records/record.ts";
import { editRecord, useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Textarea } from "../../ui/Input.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useSending } from "../files/useSending.ts";
import { AnswerFiles, AttachButton } from "./AnswerFiles.tsx";
import { answerQuestion, type Question } from "./questions.api.ts";

interface Suggestion {
  field: string;
  value: string;
}

interface AnswerFormProps {
  lead: RecordData;
  question: Question;
  onClose: () => void;
}

/** Takes an answer down, and offers to fill the field of the lead that it tells. */
export function AnswerForm({ lead, question, onClose }: AnswerFormProps) {
  const object = useObject("lead");
  const keys = useFormKeys();
  const [answer, setAnswer, { clear }] = useDraft(`question/${question.id}`, question.answer ?? "");
  const [attachments, setAttachments] = useState(question.attachments);
  const files = useSending({ name: "lead" }, lead);
  const [suggestion, setSuggestion] = useState<Suggestion | null>(null);
  const save = useWrite(
    (text: string) => answerQuestion(question, { answer: text, attachments }),
    m.questions_answered(),
    (done: { suggestion?: Suggestion | null }) => {
      clear();
      if (done.suggestion) setSuggestion(done.suggestion);
      else onClose();
    },
  );
  if (suggestion && object) return <FillOffer {...{ object, lead, suggestion, onClose }} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answer.trim()) save.mutate(answer.trim());
  };
  return (
    <form {...keys} onSubmit={submit} className="flex flex-col gap-2 pt-1">
      <FormField label={m.questions_answer_label()}>
        {(control) => (
          <Textarea
            {...control}
            autoFocus
            rows={2}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
        )}
      </FormField>
      <AnswerFiles
        lead={lead}
        ids={attachments}
        onRemove={(id) => setAttachments((ids) => ids.filter((one) => one !== id))}
      />
      <FormError error={save.error} />
      <div className="flex flex-wrap items-center gap-2">
        {/* A file that is still on its way would be kept, but not with the answer. */}
        <Button
          type="submit"
          size="sm"
          variant="primary"
          busy={save.isPending || files.sending.length > 0}
          disabled={answer.trim() === ""}
        >
          {m.common_save()}
        </Button>
        <Button size="sm" variant="ghost" onClick={onClose}>
          {m.common_cancel()}
        </Button>
        <AttachButton {...files} onAttached={(more) => setAttachments((ids) => [...ids, ...more])} />
      </div>
    </form>
  );
}

interface FillOfferProps extends Pick<AnswerFormProps, "lead" | "onClose"> {
  object: DrawnObject;
  suggestion: Suggestion;
}

/** An answer fills nothing by itself: somebody looks at the value and says yes. */
function FillOffer({ object, lead, suggestion: { field: path, value }, onClose }: FillOfferProps) {
  const field = object.fields.find((one) => pathOf(one) === path);
  const label = field?.label ?? path;
  const fill = useWrite(
    () => editRecord(object, lead, { [field?.name ?? path]: value }),
    m.questions_filled({ field: label }),
    onClose,
  );
  return (
    <Notice
      action={
        <div className="flex gap-2">
          <Button
            size="sm"
            variant="primary"
            busy={fill.isPending}
            onClick={() => fill.mutate(undefined, { onError: (error) => announceFailure(error) })}
          >
            {m.questions_fill()}
          </Button>
          <Button size="sm" onClick={onClose}>
            {m.questions_leave()}
          </Button>
        </div>
      }
    >
      {m.questions_fill_offer({ field: label, value })}
    </Notice>
  );
}
