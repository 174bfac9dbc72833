import { CalendarDays, ChartGantt, type LucideIcon, Plus, SquareKanban, Table2 } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import { usePageTitle } from "../../lib/page-title.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { useShortcuts } from "../../lib/shortcuts.ts";
import { m } from "../../messages/messages.js";
import { FilterBar } from "../../records/filters/FilterBar.tsx";
import { ListTools } from "../../records/list/ListTools.tsx";
import { RecordList } from "../../records/list/RecordList.tsx";
import type { Layout, ListSearch, OnSearch } from "../../records/list-search.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { FileMenu } from "../exports/FileMenu.tsx";
import { ViewMenu } from "../views/ViewMenu.tsx";
import { TaskSelection } from "./TaskSelection.tsx";
import { TimerChip } from "./TimerChip.tsx";

// What is drawn by hand and dragged about is loaded by those who come to look at it.
const TaskBoard = lazily(() => import("./board/TaskBoard.tsx"), "TaskBoard");
const TaskCalendar = lazily(() => import("./calendar/TaskCalendar.tsx"), "TaskCalendar");
const TaskGantt = lazily(() => import("./gantt/TaskGantt.tsx"), "TaskGantt");
const FirstRecord = lazily(() => import("../views/FirstRecord.tsx"), "FirstRecord");
const CreateRecordDialog = lazily(() => import("../../records/form/CreateRecordDialog.tsx"), "CreateRecordDialog");

interface TaskWorkProps {
  object: DrawnObject;
  search: ListSearch;
  onSearch: OnSearch;
}

/** The tasks a filter finds: as a list, a board, a calendar or over time. */
export function TaskWork({ object, search, onSearch }: TaskWorkProps) {
  usePageTitle(object.pluralLabel);
  const [creating, setCreating] = useState<Record<string, unknown> | null>(null);
  const layout = search.layout ?? "table";
  const onCreate = object.can.create ? (initial: Record<string, unknown> = {}) => setCreating(initial) : undefined;
  const newOne = m.tasks_new();
  useShortcuts(object.pluralLabel, onCreate ? [{ keys: "c", label: newOne, run: () => onCreate() }] : []);
  const createButton = onCreate && (
    <Button size="sm" variant="primary" onClick={() => onCreate()} aria-keyshortcuts="c" title={m.list_create_hint()}>
      <Plus aria-hidden className="size-4" />
      <span className="max-sm:sr-only">{newOne}</span>
    </Button>
  );
  const drawn = { object, filter: search.filter, onCreate, onClearFilter: () => onSearch({ filter: undefined }) };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-12 flex-wrap items-center gap-1 px-4 py-2">
        <h1 className="mr-auto text-base font-semibold">{object.pluralLabel}</h1>
        <TimerChip />
        <ViewMenu object={object} search={search} onSearch={onSearch} />
        <LayoutChoice layout={layout} onLayout={(next) => onSearch({ layout: next })} />
        {layout === "table" && <FileMenu object={object} search={search} />}
        {createButton}
      </header>
      <div className="flex items-start gap-2 border-b px-4 pb-2">
        <FilterBar object={object} filter={search.filter} onFilter={(filter) => onSearch({ filter })} />
        {layout === "table" && <ListTools object={object} search={search} onSearch={onSearch} />}
      </div>
      <div className="min-h-0 flex-1">
        <Suspense fallback={<SkeletonRows />}>
          {layout === "table" && (
            <RecordList
              {...{ object, search, onSearch }}
              emptyAction={onCreate && <FirstRecord object={object} label={newOne} onCreate={() => onCreate()} />}
              selectionActions={(ids, clear) => <TaskSelection object={object} ids={ids} onDone={clear} />}
            />
          )}
          {layout === "board" && <TaskBoard {...drawn} />}
          {layout === "calendar" && <TaskCalendar {...drawn} />}
          {layout === "gantt" && <TaskGantt {...drawn} />}
        </Suspense>
      </div>
      {creating && (
        <Suspense>
          <CreateRecordDialog object={object} initial={creating} onClose={() => setCreating(null)} />
        </Suspense>
      )}
    </div>
  );
}

function LayoutChoice({ layout, onLayout }: { layout: Layout; onLayout: (layout: Layout) => void }) {
  const choices: [Layout, LucideIcon, string][] = [
    ["table", Table2, m.tasks_as_list()],
    ["board", SquareKanban, m.tasks_as_board()],
    ["calendar", CalendarDays, m.tasks_as_calendar()],
    ["gantt", ChartGantt, m.tasks_as_gantt()],
  ];
  return choices.map(([value, Icon, label]) => (
    <IconButton
      key={value}
      label={label}
      aria-pressed={layout === value}
      onClick={() => onLayout(value)}
      className="aria-pressed:bg-hover aria-pressed:text-ink"
    >
      <Icon />
    </IconButton>
  ));
}
