import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { ArrowRight, Building2, CircleDollarSign, type LucideIcon, Search, Sparkles, User } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type KeyboardEvent, useId, useState } from "react";
import { cn } from "../../lib/cn.ts";
import { useDebounced } from "../../lib/hooks.ts";
import { useMe, useObject } from "../../lib/session.ts";
import { hasPage, pageOf } from "../../records/RecordLink.tsx";
import { NAVIGATION } from "../frame/navigation.ts";
import { isPaletteOpen } from "./palette.store.ts";
import { searchQuery } from "./search.api.ts";

interface Entry {
  key: string;
  icon: LucideIcon;
  label: string;
  detail?: string;
  run: () => void;
}

const ICONS: Record<string, LucideIcon> = { contact: User, company: Building2, deal: CircleDollarSign, lead: Sparkles };

/** One box that finds records and goes to pages. */
export function Palette() {
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const listId = useId();
  const entries = useEntries(typed);
  const close = () => isPaletteOpen.set(false);
  const run = (entry: Entry | undefined) => {
    close();
    entry?.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive((active + step + entries.length) % Math.max(entries.length, 1));
    }
    if (event.key === "Enter") {
      event.preventDefault();
      run(entries[active]);
    }
  };
  return (
    <Radix.Root open onOpenChange={close}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/30" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-2 top-2 z-40 animate-enter overflow-hidden rounded-xl border bg-raised shadow-raised sm:inset-x-auto sm:top-[14vh] sm:left-1/2 sm:w-full sm:max-w-xl sm:-translate-x-1/2"
        >
          <Radix.Title className="sr-only">Search and go</Radix.Title>
          <div className="flex items-center gap-2.5 border-b px-4">
            <Search aria-hidden className="size-4 text-ink-3" />
            <input
              role="combobox"
              aria-label="Search"
              aria-expanded
              aria-controls={listId}
              aria-activedescendant={entries[active] ? `${listId}-${active}` : undefined}
              placeholder="Find a person, phone number, lead or page"
              autoComplete="off"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
              className="h-12 flex-1 bg-transparent text-base outline-none placeholder:text-ink-3"
            />
          </div>
          <div id={listId} role="listbox" aria-label="Found" className="max-h-[50vh] overflow-y-auto p-1.5">
            {entries.map(({ key, icon: Icon, label, detail, run: _ }, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above holds focus and answers the keys
              <div
                key={key}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                onClick={() => run(entries[index])}
                onMouseMove={() => setActive(index)}
                className={cn(
                  "flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5",
                  index === active && "bg-hover",
                )}
              >
                <Icon aria-hidden className="size-4 shrink-0 text-ink-3" />
                <span className="truncate">{label}</span>
                {detail && <span className="ml-auto truncate text-ink-3">{detail}</span>}
              </div>
            ))}
            {entries.length === 0 && <p className="px-2.5 py-2 text-ink-3">Nothing matches “{typed}”.</p>}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function useEntries(typed: string): Entry[] {
  const router = useRouter();
  const { role } = useMe();
  const labels: Record<string, string | undefined> = {
    contact: useObject("contact")?.label,
    company: useObject("company")?.label,
    lead: useObject("lead")?.label,
    deal: useObject("deal")?.label,
  };
  const wanted = typed.trim().toLowerCase();
  const { data: found = [] } = useQuery(searchQuery(useDebounced(typed.trim(), 120)));
  const records = (wanted.length < 2 ? [] : found).flatMap(({ object, id, title, subtitle }): Entry[] =>
    hasPage(object)
      ? [
          {
            key: `${object}/${id}`,
            icon: ICONS[object] ?? ArrowRight,
            label: title,
            detail: subtitle || labels[object],
            run: () => router.navigate(pageOf(object, id)),
          },
        ]
      : [],
  );
  const pages = NAVIGATION.filter(
    ({ label, capability }) =>
      label.toLowerCase().includes(wanted) && (!capability || role.capabilities.includes(capability)),
  ).map(
    ({ to, label, icon }): Entry => ({ key: to, icon, label, detail: "Go to", run: () => router.navigate({ to }) }),
  );
  return [...records, ...pages];
}
