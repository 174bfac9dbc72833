import { useDraft } from "../../lib/drafts.ts";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { CommentForm } from "./CommentForm.tsx";
import { type About, addComment, NO_WORDS, type Words } from "./comments.api.ts";

interface CommentBoxProps {
  about: About;
  /** The thread it answers; a new one without. */
  threadId?: string;
  onDone?: () => void;
}

/** A place to say something about a record, or to answer; what is typed survives a reload. */
export function CommentBox({ about, threadId, onDone }: CommentBoxProps) {
  const [words, setWords, { clear }] = useDraft<Words>(`comment/${about.recordId}/${threadId ?? ""}`, NO_WORDS);
  const add = useWrite(
    (said: Words) => addComment(about, said, threadId),
    m.comments_added(),
    () => {
      clear();
      onDone?.();
    },
  );
  return (
    <CommentForm
      about={about}
      label={threadId ? m.comments_reply() : m.comments_comment()}
      placeholder={threadId ? m.comments_reply_placeholder() : m.comments_placeholder()}
      button={threadId ? m.comments_reply() : m.comments_comment()}
      words={words}
      onWords={setWords}
      isSending={add.isPending}
      error={add.error}
      onSubmit={() => add.mutate(words)}
      onCancel={onDone}
      autoFocus={onDone !== undefined}
    />
  );
}
