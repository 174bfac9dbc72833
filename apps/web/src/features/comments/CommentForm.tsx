import { useRef, useState } from "react";
import { afterPress } from "../../lib/after-press.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import type { About, Words } from "./comments.api.ts";
import { MentionInput } from "./MentionInput.tsx";

interface CommentFormProps {
  about: About;
  /** What is being written, read out. */
  label: string;
  placeholder: string;
  button: string;
  words: Words;
  onWords: (words: Words) => void;
  isSending: boolean;
  error: unknown;
  onSubmit: () => void;
  /** Without it the form is always there. */
  onCancel?: () => void;
  /** The form is there because somebody asked for it. */
  autoFocus?: boolean;
}

/** The text of a comment, with the buttons once there is something to send. */
export function CommentForm(props: CommentFormProps) {
  const { about, label, placeholder, button, words, onWords, isSending, error, onSubmit, onCancel, autoFocus } = props;
  const box = useRef<HTMLDivElement>(null);
  const [isFocused, setFocused] = useState(false);
  const isEmpty = words.body.trim() === "";
  const isOpen = isFocused || !isEmpty || onCancel !== undefined;
  const submit = () => {
    if (!isEmpty && !isSending) onSubmit();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notes whether the focus is somewhere inside
    <div
      ref={box}
      className="rounded-lg border bg-surface focus-within:border-line-strong"
      onFocus={() => setFocused(true)}
      onBlur={() => afterPress(() => setFocused(box.current?.contains(document.activeElement) ?? false))}
    >
      <MentionInput
        about={about}
        label={label}
        placeholder={placeholder}
        words={words}
        onWords={onWords}
        onSubmit={submit}
        onCancel={onCancel}
        autoFocus={autoFocus}
        rows={1}
        className="min-h-9!"
      />
      {error !== null && (
        <div className="px-3 pb-2">
          <FormError error={error} />
        </div>
      )}
      {isOpen && (
        <footer className="flex items-center gap-2 px-2 pb-2">
          <span className="mr-auto pl-1 text-xs text-ink-3">{m.comments_hint()}</span>
          {onCancel && (
            <Button size="sm" variant="ghost" onClick={onCancel}>
              {m.common_cancel()}
            </Button>
          )}
          <Button size="sm" variant="primary" busy={isSending} disabled={isEmpty} onClick={submit}>
            {button}
          </Button>
        </footer>
      )}
    </div>
  );
}
