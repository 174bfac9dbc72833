import { Search } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { keyLabel } from "../../lib/shortcut-keys.ts";
import { m } from "../../messages/messages.js";
import { Kbd } from "../../ui/Kbd.tsx";
import { useReturnFocus } from "../../ui/return-focus.ts";
import type { Entry } from "./entries.ts";
import { PaletteEntry } from "./PaletteEntry.tsx";
import { closePalette, paletteText } from "./palette.store.ts";
import { usePaletteGroups } from "./usePaletteGroups.ts";

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 };

/** One box that finds records, goes to pages and does what can be done here. */
export function Palette() {
  const [typed, setTyped] = useState(paletteText.get() ?? "");
  const [active, setActive] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const returnFocus = useReturnFocus();
  const { groups, isSearching } = usePaletteGroups(typed);
  const entries = groups.flatMap((group) => group.entries);
  const activeIndex = Math.min(active, Math.max(entries.length - 1, 0));

  useEffect(() => {
    list.current?.querySelector(`[data-index="${activeIndex}"]`)?.scrollIntoView({ block: "nearest" });
  }, [activeIndex]);

  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    closePalette();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step && entries.length > 0) {
      event.preventDefault();
      const next = activeIndex + step;
      // Arrows go round; pages stop at the ends.
      setActive(
        Math.abs(step) === 1
          ? (next + entries.length) % entries.length
          : Math.min(Math.max(next, 0), entries.length - 1),
      );
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(entries[activeIndex]);
    }
  };
  return (
    <Radix.Root open onOpenChange={closePalette}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={returnFocus}
          className="fixed inset-x-2 top-2 z-40 flex max-h-[80dvh] animate-enter flex-col overflow-hidden rounded-xl border bg-raised shadow-raised sm:inset-x-auto sm:top-[12vh] sm:left-1/2 sm:max-h-[60vh] sm:w-full sm:max-w-xl sm:-translate-x-1/2"
        >
          <Radix.Title className="sr-only">{m.frame_palette()}</Radix.Title>
          <div className="flex items-center gap-2.5 border-b px-4">
            <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
            <input
              role="combobox"
              aria-label={m.common_search()}
              aria-expanded
              aria-controls={listId}
              aria-activedescendant={entries.length > 0 ? `${listId}-${activeIndex}` : undefined}
              placeholder={m.frame_palette_placeholder()}
              autoComplete="off"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
              className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-3"
            />
          </div>
          <p role="status" className="sr-only">
            {isSearching ? m.frame_searching() : m.frame_found_count({ count: entries.length })}
          </p>
          <div
            ref={list}
            id={listId}
            role="listbox"
            aria-label={m.frame_found()}
            className="min-h-0 flex-1 overflow-y-auto p-1.5"
          >
            {groups.map(({ heading, entries: listed }) => (
              // biome-ignore lint/a11y/useSemanticElements: a group of options; a fieldset is no part of a listbox
              <div key={listed[0]?.key} role="group" aria-label={heading} className="pb-1">
                <p aria-hidden className="px-2.5 pt-1.5 pb-1 text-xs font-medium text-ink-3">
                  {heading}
                </p>
                {listed.map((entry) => {
                  const index = entries.indexOf(entry);
                  return (
                    <PaletteEntry
                      key={entry.key}
                      id={`${listId}-${index}`}
                      index={index}
                      entry={entry}
                      isActive={index === activeIndex}
                      onActivate={() => setActive(index)}
                      onRun={() => run(entry)}
                    />
                  );
                })}
              </div>
            ))}
            {entries.length === 0 && (
              <p className="px-2.5 py-2 text-ink-3">
                {isSearching ? m.frame_searching() : m.frame_nothing_matches({ text: typed })}
              </p>
            )}
          </div>
          <p aria-hidden className="flex gap-4 border-t px-4 py-2 text-xs text-ink-3 max-sm:hidden">
            <span>
              <Kbd>↑</Kbd> <Kbd>↓</Kbd> {m.frame_palette_move()}
            </span>
            <span>
              <Kbd>{keyLabel("Enter")}</Kbd> {m.frame_palette_open()}
            </span>
            <span>
              <Kbd>&gt;</Kbd> {m.frame_palette_actions()}
            </span>
          </p>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
