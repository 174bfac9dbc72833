import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { errorsByField } from "../../lib/problem.ts";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { ErrorState, FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input, Textarea } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { kindWord } from "./kind-words.ts";
import {
  type Article,
  type ArticleWords,
  articleQuery,
  changeArticle,
  createArticle,
  deleteArticle,
  KINDS,
} from "./knowledge.api.ts";

/** An article to be read and changed; without an id a new one. */
export function ArticleDialog({ id, onClose }: { id: string | null; onClose: () => void }) {
  const article = useQuery({ ...articleQuery(id ?? ""), enabled: id !== null });
  const title = id ? m.knowledge_article() : m.knowledge_write();
  return (
    <Dialog wide title={title} description={id ? undefined : m.knowledge_write_about()} onClose={onClose}>
      {id && article.isPending && <SkeletonRows count={4} />}
      {article.isError && <ErrorState error={article.error} onRetry={() => article.refetch()} />}
      {(!id || article.data) && <ArticleForm article={article.data ?? null} onClose={onClose} />}
    </Dialog>
  );
}

const EMPTY: ArticleWords = { title: "", kind: "procedure", body: "" };
const wordsOf = ({ title, kind, body }: Article): ArticleWords => ({ title, kind, body });

function ArticleForm({ article, onClose }: { article: Article | null; onClose: () => void }) {
  const keys = useFormKeys();
  const mayWrite = useObject("article")?.can.create ?? false;
  // As it was when it was opened: what others save meanwhile is a conflict, and not overwritten unseen.
  const [opened] = useState(article);
  const [words, setWords, { clear }] = useDraft(`article/${article?.id ?? "new"}`, article ? wordsOf(article) : EMPTY);
  const leave = () => {
    clear();
    onClose();
  };
  const save = useWrite(
    async (given: ArticleWords) => (opened ? changeArticle(opened, given) : createArticle(given)),
    m.knowledge_saved(),
    leave,
  );
  const errors = errorsByField(save.error);
  const set = (change: Partial<ArticleWords>) => setWords({ ...words, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(words);
  };
  return (
    <form {...keys} onSubmit={submit} className="flex flex-col gap-4">
      <div className="grid gap-4 md:grid-cols-[1fr_14rem]">
        <FormField label={m.knowledge_name()} required error={errors.title}>
          {(control) => (
            <Input
              {...control}
              autoFocus={!article}
              readOnly={!mayWrite}
              value={words.title}
              onChange={(event) => set({ title: event.target.value })}
            />
          )}
        </FormField>
        <FormField label={m.knowledge_kind()} error={errors.kind}>
          {(control) => (
            <Select
              {...control}
              disabled={!mayWrite}
              choices={KINDS.map((kind) => ({ value: kind, label: kindWord(kind) }))}
              value={words.kind}
              onValue={(value) => set({ kind: KINDS.find((kind) => kind === value) ?? words.kind })}
            />
          )}
        </FormField>
      </div>
      <FormField label={m.knowledge_text()} required error={errors.body}>
        {(control) => (
          <Textarea
            {...control}
            rows={14}
            readOnly={!mayWrite}
            value={words.body}
            onChange={(event) => set({ body: event.target.value })}
          />
        )}
      </FormField>
      <FormError error={save.error} placed={["title", "kind", "body"]} />
      <Actions>
        {article && mayWrite && <DeleteButton article={article} onDeleted={leave} />}
        <Button onClick={onClose}>{mayWrite ? m.common_cancel() : m.common_close()}</Button>
        {mayWrite && (
          <Button
            type="submit"
            variant="primary"
            busy={save.isPending}
            disabled={words.title.trim() === "" || words.body.trim() === ""}
          >
            {m.common_save()}
          </Button>
        )}
      </Actions>
    </form>
  );
}

function DeleteButton({ article, onDeleted }: { article: Article; onDeleted: () => void }) {
  const [isAsked, setAsked] = useState(false);
  const remove = useWrite(deleteArticle, m.knowledge_deleted(), onDeleted);
  return (
    <Button
      variant="danger"
      className="mr-auto"
      busy={remove.isPending}
      // What goes can be taken back, so that one press is enough; the second only guards against a slip.
      onClick={() =>
        isAsked
          ? remove.mutate(article.id, { onError: (error) => announceFailure(error, m.common_not_deleted()) })
          : setAsked(true)
      }
    >
      {isAsked ? m.knowledge_delete_really() : m.common_delete()}
    </Button>
  );
}
