import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useDebounced } from "../../lib/hooks.ts";
import { m } from "../../messages/messages.js";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { passagesQuery } from "./knowledge.api.ts";

const TYPING_MS = 350;

/** Shows what AI would find for a question, so that one sees what is missing. */
export function TryKnowledge() {
  const [question, setQuestion] = useState("");
  const asked = useDebounced(question.trim(), TYPING_MS);
  const passages = useQuery(passagesQuery(asked));
  const isAsked = asked.length >= 3;
  return (
    <SettingsSection title={m.knowledge_try()} description={m.knowledge_try_about()}>
      <FormField label={m.knowledge_try_question()}>
        {(control) => (
          <Input
            {...control}
            type="search"
            className="max-w-xl"
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          />
        )}
      </FormField>
      <div role="status" className="mt-3 flex flex-col gap-3">
        {isAsked && passages.data?.length === 0 && <p className="text-ink-2">{m.knowledge_nothing_found()}</p>}
        {isAsked &&
          passages.data?.map(({ id, source, text }) => (
            <figure key={id} className="rounded-lg border bg-surface px-3 py-2">
              <blockquote className="line-clamp-6 break-words whitespace-pre-line">{text}</blockquote>
              <figcaption className="mt-1 text-xs text-ink-2">{source}</figcaption>
            </figure>
          ))}
      </div>
      {passages.isError && <ErrorState error={passages.error} onRetry={() => passages.refetch()} />}
    </SettingsSection>
  );
}
