import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { RecordData } from "../../records/record.ts";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { WrittenByLine } from "../ai/WrittenByLine.tsx";
import { QuestionLine } from "./QuestionLine.tsx";
import { generateQuestions, orderQuestions, type Question, questionsQuery } from "./questions.api.ts";

const GenerateDialog = lazily(() => import("./GenerateDialog.tsx"), "GenerateDialog");
const WriteDialog = lazily(() => import("./WriteDialog.tsx"), "WriteDialog");

const SHOWN_FIRST = 3;

/** What is still to be found out about a lead: what to ask next and why, and what was answered. */
export function QuestionsPanel({ lead }: { lead: RecordData }) {
  const object = useObject("question");
  const query = useQuery(questionsQuery(lead.id));
  const [opened, setOpened] = useState<"generate" | "write" | null>(null);
  const generate = useWrite(() => generateQuestions(lead.id, ""), m.questions_written());
  if (!object) return null;
  const questions = query.data ?? [];
  const mayWrite = object.can.create;
  return (
    <section aria-label={m.questions_title()} className="border-t px-4 py-2 first:border-t-0 print:hidden">
      <header className="flex min-h-8 items-center gap-2">
        <h2 className="font-semibold">{m.questions_title()}</h2>
        {questions.length > 0 && <span className="text-ink-3">{questions.length}</span>}
        {mayWrite && questions.length > 0 && (
          <Menu
            align="end"
            trigger={
              <IconButton label={m.questions_add()} className="ml-auto">
                <Plus />
              </IconButton>
            }
          >
            <MenuItem onSelect={() => setOpened("generate")}>{m.questions_suggest_more()}</MenuItem>
            <MenuItem onSelect={() => setOpened("write")}>{m.questions_write_own()}</MenuItem>
          </Menu>
        )}
      </header>
      {query.isError && <ErrorState error={query.error} onRetry={() => query.refetch()} />}
      {query.data && questions.length === 0 && (
        <div className="flex flex-col items-start gap-2 pb-2">
          <p className="text-ink-3">{m.questions_empty()}</p>
          {mayWrite && (
            <Button
              size="sm"
              busy={generate.isPending}
              onClick={() =>
                generate.mutate(undefined, { onError: (error) => announceFailure(error, m.questions_not_written()) })
              }
            >
              {m.questions_suggest()}
            </Button>
          )}
        </div>
      )}
      <QuestionList lead={lead} questions={questions} mayEdit={mayWrite} />
      {opened === "generate" && (
        <Suspense>
          <GenerateDialog leadId={lead.id} onClose={() => setOpened(null)} />
        </Suspense>
      )}
      {opened === "write" && (
        <Suspense>
          <WriteDialog leadId={lead.id} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </section>
  );
}

interface QuestionListProps {
  lead: RecordData;
  questions: Question[];
  mayEdit: boolean;
}

/** Open ones first, in their order; what is answered below. */
function QuestionList({ lead, questions, mayEdit }: QuestionListProps) {
  const reorder = useWrite((ids: string[]) => orderQuestions(lead.id, ids), m.questions_ordered());
  const [answeringId, setAnsweringId] = useState<string | null>(null);
  // Just answered, a question stays where it is until what its answer fills is decided.
  const isOpen = ({ id, status }: Question) => status !== "answered" || id === answeringId;
  const open = questions.filter(isOpen);
  const answered = questions.filter((one) => !isOpen(one));
  const move = (at: number, by: -1 | 1) => {
    const ids = open.map(({ id }) => id);
    const [moved] = ids.splice(at, 1);
    if (moved) ids.splice(at + by, 0, moved);
    reorder.mutate(ids, { onError: (error) => announceFailure(error) });
  };
  const [isWhole, setWhole] = useState(false);
  const all = [...open, ...answered];
  const shown = isWhole ? all : all.slice(0, SHOWN_FIRST);
  return (
    <>
      <ol className="divide-y">
        {shown.map((question, at) => (
          <QuestionLine
            key={question.id}
            lead={lead}
            question={question}
            mayEdit={mayEdit}
            isAnswering={question.id === answeringId}
            onAnswering={(isAnswering) => setAnsweringId(isAnswering ? question.id : null)}
            onUp={at > 0 && at < open.length ? () => move(at, -1) : undefined}
            onDown={at < open.length - 1 ? () => move(at, 1) : undefined}
          />
        ))}
      </ol>
      {shown.length < all.length && (
        <Button size="sm" variant="ghost" onClick={() => setWhole(true)}>
          {m.questions_all({ count: all.length })}
        </Button>
      )}
      {shown.some(({ writtenBy }) => writtenBy === "rules") && <WrittenByLine provider="rules" />}
    </>
  );
}
