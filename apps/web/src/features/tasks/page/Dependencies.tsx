import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { cn } from "../../../lib/cn.ts";
import { useDebounced, useNow } from "../../../lib/hooks.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { RecordLink } from "../../../records/RecordLink.tsx";
import type { RecordData } from "../../../records/record.ts";
import { suggestionsQuery, useWrite } from "../../../records/records.api.ts";
import { announceFailure } from "../../../records/undo/undo.ts";
import { Combobox } from "../../../ui/Combobox.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Due } from "../Due.tsx";
import { dependencyWords, isOpen } from "../task-words.ts";
import {
  addDependency,
  DEPENDENCY_TYPES,
  type DependencyType,
  dependenciesQuery,
  removeDependency,
} from "../tasks.api.ts";
import { Part } from "./Part.tsx";

const TICK_MS = 60_000;

/** What a task waits for, and what waits for it. */
export function Dependencies({ object, task }: { object: DrawnObject; task: RecordData }) {
  const now = useNow(TICK_MS);
  const { data } = useQuery(dependenciesQuery(task.id));
  const remove = useWrite((id: string) => removeDependency(task.id, id), m.tasks_dependency_removed());
  const words = dependencyWords();
  const mayEdit = task.can?.edit !== false;
  const line = (one: NonNullable<typeof data>["waitsFor"][number], said: string, isOwn: boolean) => (
    <li key={one.id} className="flex min-h-8 flex-wrap items-center gap-x-2">
      <span className="text-ink-2">{said}</span>
      <RecordLink
        object={object.name}
        id={one.task.id}
        className={cn("min-w-0 truncate hover:underline", !isOpen(one.task.status) && "line-through")}
      >
        {one.task.title ?? m.record_not_visible()}
      </RecordLink>
      <span className="ml-auto text-xs text-ink-2">
        <Due dueAt={one.task.dueAt} status={one.task.status} now={now} />
      </span>
      {isOwn && mayEdit && (
        <IconButton
          label={m.tasks_dependency_remove({ title: one.task.title ?? "" })}
          onClick={() => remove.mutate(one.id, { onError: (error) => announceFailure(error) })}
        >
          <X />
        </IconButton>
      )}
    </li>
  );
  return (
    <Part title={m.tasks_dependencies()}>
      <ul aria-label={m.tasks_dependencies()}>
        {data?.waitsFor.map((one) => line(one, words[one.type], true))}
        {data?.holdsUp.map((one) => line(one, m.tasks_holds_up(), false))}
      </ul>
      {mayEdit && <AddDependency object={object} task={task} />}
    </Part>
  );
}

function AddDependency({ object, task }: { object: DrawnObject; task: RecordData }) {
  const words = dependencyWords();
  const [type, setType] = useState<DependencyType>("finish_to_start");
  const [typed, setTyped] = useState("");
  const { data: found = [], isFetching } = useQuery(suggestionsQuery(object, useDebounced(typed.trim())));
  const add = useWrite(
    (dependsOnId: string) => addDependency(task.id, { dependsOnId, type }),
    m.tasks_dependency_added(),
  );
  return (
    <div className="mt-1 flex flex-wrap gap-2">
      <Select
        aria-label={m.tasks_dependency_type()}
        className="w-56"
        choices={DEPENDENCY_TYPES.map((value) => ({ value, label: words[value] }))}
        value={type}
        onValue={(value) => setType(DEPENDENCY_TYPES.find((one) => one === value) ?? "finish_to_start")}
      />
      <div className="min-w-48 flex-1">
        <Combobox
          label={m.tasks_dependency_choose()}
          placeholder={m.tasks_dependency_choose()}
          chosen={null}
          options={found.filter(({ id }) => id !== task.id).map(({ id, title }) => ({ value: id, label: title }))}
          isLoading={isFetching}
          onSearch={setTyped}
          onChoose={(option) => option && add.mutate(option.value, { onError: (error) => announceFailure(error) })}
        />
      </div>
    </div>
  );
}
