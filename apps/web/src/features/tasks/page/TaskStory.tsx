import type { DrawnObject } from "../../../lib/session.ts";
import { Timeline } from "../../../records/page/Timeline.tsx";
import type { RecordData } from "../../../records/record.ts";
import { Dependencies } from "./Dependencies.tsx";
import { Recurrence } from "./Recurrence.tsx";
import { Subtasks } from "./Subtasks.tsx";
import { TimeLogs } from "./TimeLogs.tsx";

/** What a task is made of, what it waits for, the time it took, when it comes back, and what happened to it. */
export function TaskStory({ object, task }: { object: DrawnObject; task: RecordData }) {
  return (
    <div className="max-w-3xl pb-8">
      <Subtasks object={object} task={task} />
      <Dependencies object={object} task={task} />
      <Recurrence object={object} task={task} />
      <TimeLogs task={task} />
      <Timeline object={object} id={task.id} />
    </div>
  );
}
