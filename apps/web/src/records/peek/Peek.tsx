import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ChevronDown, ChevronUp, Maximize2, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, Suspense, useEffect, useRef } from "react";
import { lazily } from "../../lib/lazily.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import type { ListRows } from "../list/useListRows.ts";
import { hasPage, pageOf } from "../RecordLink.tsx";
import { type RecordData, titleOf } from "../record.ts";
import { recordQuery } from "../records.api.ts";

const FieldGroups = lazily(() => import("../page/FieldGroups.tsx"), "FieldGroups");
const Timeline = lazily(() => import("../page/Timeline.tsx"), "Timeline");

/** What features put into a peek. */
export interface PeekParts {
  /** Above everything, such as the stage bar. */
  summary?: (record: RecordData) => ReactNode;
  /** Above the timeline, to add to it. */
  note?: (record: RecordData) => ReactNode;
}

interface PeekProps extends PeekParts {
  object: DrawnObject;
  id: string;
  /** The list beside it, which knows what comes before and after. */
  rowsRef: { current: ListRows | null };
  onPeek: (id: string | undefined) => void;
}

/** A record beside the list it is in: j and k go on to the next and back, Enter opens it whole, Escape closes. */
export function Peek({ object, id, rowsRef, onPeek, summary, note }: PeekProps) {
  const panel = useRef<HTMLElement>(null);
  const navigate = useNavigate();
  const query = useQuery(recordQuery(object, id));

  useEffect(() => {
    const list = document.activeElement;
    panel.current?.focus();
    return () => {
      // Back to the list, where the record is; unless the person has gone elsewhere by then.
      const isLost = document.activeElement === document.body || document.activeElement === null;
      if (isLost && list instanceof HTMLElement) list.focus();
    };
  }, []);

  const step = async (by: 1 | -1) => {
    const rows = rowsRef.current;
    const line = rows?.lineOf(id);
    const next = line === undefined ? undefined : rows?.lines.recordFrom(line + by, by);
    if (next === undefined) return;
    const [record] = (await rows?.load(next, next)) ?? [];
    if (record) onPeek(record.id);
  };
  const open = () => hasPage(object.name) && navigate(pageOf(object.name, id));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget && event.key !== "Escape") return;
    // Out of what is being typed first; it is kept.
    if (event.target instanceof HTMLTextAreaElement) return panel.current?.focus();
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Record<string, () => unknown> = {
      j: () => step(1),
      ArrowDown: () => step(1),
      k: () => step(-1),
      ArrowUp: () => step(-1),
      Enter: open,
      Escape: () => onPeek(undefined),
      " ": () => onPeek(undefined),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    void act();
  };
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={m.list_peek({ title: query.data ? titleOf(query.data, object) : object.label })}
      onKeyDown={onKeyDown}
      className="flex w-[26rem] shrink-0 animate-enter flex-col border-l bg-surface outline-none max-lg:absolute max-lg:inset-y-0 max-lg:right-0 max-lg:z-40 max-lg:shadow-raised"
    >
      <header className="flex min-h-12 items-center gap-0.5 border-b py-1 pr-2 pl-4">
        <div className="mr-auto min-w-0">
          <p className="text-xs text-ink-3">{object.label}</p>
          <h2 className="truncate font-semibold">{query.data && titleOf(query.data, object)}</h2>
        </div>
        <IconButton label={m.list_peek_previous()} shortcut="k" onClick={() => step(-1)}>
          <ChevronUp />
        </IconButton>
        <IconButton label={m.list_peek_next()} shortcut="j" onClick={() => step(1)}>
          <ChevronDown />
        </IconButton>
        {hasPage(object.name) && (
          <IconButton label={m.list_peek_open()} shortcut="Enter" onClick={open}>
            <Maximize2 />
          </IconButton>
        )}
        <IconButton label={m.common_close()} shortcut="Escape" onClick={() => onPeek(undefined)}>
          <X />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-auto" aria-live="polite" aria-busy={query.isFetching}>
        <Suspense fallback={<SkeletonRows count={6} />}>
          {query.isPending && <SkeletonRows count={6} />}
          {query.isError && <ErrorState error={query.error} onRetry={() => query.refetch()} />}
          {query.data && <div className="pt-3 empty:hidden">{summary?.(query.data)}</div>}
          {query.data && (
            <Tabs
              key={id}
              label={m.list_peek_parts()}
              tabs={[
                {
                  key: "details",
                  label: m.list_peek_details(),
                  content: <FieldGroups object={object} record={query.data} />,
                },
                {
                  key: "timeline",
                  label: m.list_peek_timeline(),
                  content: (
                    <>
                      {note?.(query.data)}
                      <Timeline object={object} id={id} />
                    </>
                  ),
                },
              ]}
            />
          )}
        </Suspense>
      </div>
    </aside>
  );
}
