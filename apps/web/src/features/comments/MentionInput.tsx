import { useQuery } from "@tanstack/react-query";
import { type ComponentProps, type KeyboardEvent, useId, useRef, useState } from "react";
import { writeWithCaret } from "../../lib/caret.ts";
import { cn } from "../../lib/cn.ts";
import { m } from "../../messages/messages.js";
import { Avatar } from "../../ui/Avatar.tsx";
import { FLOATING } from "../../ui/floating.ts";
import { Textarea } from "../../ui/Input.tsx";
import { type About, type Mentionable, mentionableQuery, type Words } from "./comments.api.ts";
import { nameBeing, withName } from "./mention-text.ts";

interface MentionInputProps extends Omit<ComponentProps<typeof Textarea>, "value" | "onChange" | "ref" | "about"> {
  about: About;
  label: string;
  words: Words;
  onWords: (words: Words) => void;
  onSubmit: () => void;
  onCancel?: () => void;
}

/** A text in which `@` offers those who may see the record. */
export function MentionInput({ about, label, words, onWords, onSubmit, onCancel, ...rest }: MentionInputProps) {
  const text = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const listId = useId();
  const { data = [] } = useQuery({ ...mentionableQuery(about, typed ?? ""), enabled: typed !== null });
  const offered = typed === null ? [] : data.slice(0, 6);

  const look = () => {
    const caret = text.current?.selectionStart ?? 0;
    setTyped(nameBeing((text.current?.value ?? "").slice(0, caret)));
    setActive(0);
  };
  const choose = (one: Mentionable) => {
    const next = withName(words.body, text.current?.selectionStart ?? words.body.length, one.name);
    const write = () => {
      onWords({ body: next.body, mentions: [...words.mentions, one] });
      setTyped(null);
    };
    writeWithCaret(text.current, write, next.caret);
    text.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (offered.length > 0 && chooseByKey(event)) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      onSubmit();
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      onCancel?.();
    }
  };
  /** Whether the key was for the list. */
  const chooseByKey = (event: KeyboardEvent): boolean => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const one = offered[active];
    const isChoice = event.key === "Tab" || (event.key === "Enter" && !event.metaKey && !event.ctrlKey);
    if (step !== 0) setActive((active + step + offered.length) % offered.length);
    else if (isChoice && one) choose(one);
    else if (event.key === "Escape") setTyped(null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return (
    <div className="relative">
      <Textarea
        ref={text}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-activedescendant={offered[active] ? `${listId}-${active}` : undefined}
        aria-keyshortcuts="Control+Enter"
        maxLength={10_000}
        bare
        {...rest}
        value={words.body}
        onChange={(event) => {
          onWords({ ...words, body: event.target.value });
          look();
        }}
        onKeyDown={onKeyDown}
        onClick={look}
        onBlur={() => setTyped(null)}
      />
      <p role="status" className="sr-only">
        {offered.length > 0 ? m.comments_people_offered({ count: offered.length }) : ""}
      </p>
      {offered.length > 0 && (
        <div
          id={listId}
          role="listbox"
          aria-label={m.comments_people()}
          className={cn(FLOATING, "absolute top-full left-2 z-20 mt-1 w-72 max-w-[calc(100%-1rem)] p-1")}
        >
          {offered.map((one, index) => (
            <div
              key={one.memberId}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              // The text keeps the focus.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(one);
              }}
              onMouseMove={() => setActive(index)}
              className={cn(
                "flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-2",
                index === active && "bg-hover",
              )}
            >
              <Avatar name={one.name} />
              <span className="truncate">{one.name}</span>
              <span className="ml-auto truncate text-xs text-ink-3">{one.email}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
