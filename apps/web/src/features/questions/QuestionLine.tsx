import { MoreHorizontal } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import { m } from "../../messages/messages.js";
import type { RecordData } from "../../records/record.ts";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../ui/Menu.tsx";
import { Quotation } from "../../ui/Quotation.tsx";
import { AnswerFiles } from "./AnswerFiles.tsx";
import { AnswerForm } from "./AnswerForm.tsx";
import { askQuestion, discardQuestion, type Question } from "./questions.api.ts";

const WriteDialog = lazily(() => import("./WriteDialog.tsx"), "WriteDialog");

interface QuestionLineProps {
  lead: RecordData;
  question: Question;
  mayEdit: boolean;
  isAnswering: boolean;
  onAnswering: (isAnswering: boolean) => void;
  onUp?: () => void;
  onDown?: () => void;
}

/** One question: why it is asked and where that stands, its answer, and what can be done with it. */
export function QuestionLine(props: QuestionLineProps) {
  const { lead, question, mayEdit, isAnswering, onAnswering, onUp, onDown } = props;
  const isAnswered = question.status === "answered";
  return (
    <li className="flex flex-col gap-1 py-2.5">
      <div className="flex items-start gap-1">
        <p className="min-w-0 flex-1 font-medium break-words">{question.text}</p>
        {mayEdit && <QuestionMenu question={question} onUp={onUp} onDown={onDown} onAnswer={() => onAnswering(true)} />}
      </div>
      {question.answer && <p className="break-words whitespace-pre-wrap">{question.answer}</p>}
      {isAnswered && !isAnswering && <AnswerFiles lead={lead} ids={question.attachments} />}
      {!isAnswered && question.rationale && <p className="text-xs text-ink-2">{question.rationale}</p>}
      {question.citations.map(({ passage, source, quote }) => (
        <Quotation key={passage + quote} quote={quote} source={source} />
      ))}
      {isAnswering ? (
        <AnswerForm lead={lead} question={question} onClose={() => onAnswering(false)} />
      ) : (
        !isAnswered && (
          <div className="flex flex-wrap items-center gap-2 pt-0.5">
            {question.status === "asked" && <Badge tone="amber">{m.questions_asked()}</Badge>}
            {mayEdit && (
              <Button
                size="sm"
                aria-label={m.questions_answer_of({ question: question.text })}
                onClick={() => onAnswering(true)}
              >
                {m.questions_answer()}
              </Button>
            )}
          </div>
        )
      )}
    </li>
  );
}

interface QuestionMenuProps extends Pick<QuestionLineProps, "question" | "onUp" | "onDown"> {
  onAnswer: () => void;
}

function QuestionMenu({ question, onUp, onDown, onAnswer }: QuestionMenuProps) {
  const [isEditing, setEditing] = useState(false);
  const ask = useWrite(askQuestion, m.questions_marked_asked());
  const discard = useWrite(discardQuestion, m.questions_discarded());
  const onError = (error: unknown) => announceFailure(error);
  const isAnswered = question.status === "answered";
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={m.questions_more({ question: question.text })}>
            <MoreHorizontal />
          </IconButton>
        }
      >
        {isAnswered ? (
          <MenuItem onSelect={onAnswer}>{m.questions_change_answer()}</MenuItem>
        ) : (
          <>
            {question.status === "generated" && (
              <MenuItem onSelect={() => ask.mutate(question, { onError })}>{m.questions_mark_asked()}</MenuItem>
            )}
            <MenuItem onSelect={() => setEditing(true)}>{m.common_edit()}</MenuItem>
            {onUp && <MenuItem onSelect={onUp}>{m.questions_up()}</MenuItem>}
            {onDown && <MenuItem onSelect={onDown}>{m.questions_down()}</MenuItem>}
            <MenuSeparator />
            <MenuItem onSelect={() => discard.mutate(question, { onError })}>{m.common_discard()}</MenuItem>
          </>
        )}
      </Menu>
      {isEditing && (
        <Suspense>
          <WriteDialog leadId={question.leadId} question={question} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </>
  );
}
