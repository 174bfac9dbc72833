import { createFileRoute } from "@tanstack/react-router";
import { StarButton } from "../../features/favorites/StarButton.tsx";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { BlockedNotice, TaskBar } from "../../features/tasks/page/TaskBar.tsx";
import { TaskStory } from "../../features/tasks/page/TaskStory.tsx";
import { useObject } from "../../lib/session.ts";
import { prepareRecordPage } from "../../records/page/prepare.ts";
import { RecordPage } from "../../records/page/RecordPage.tsx";
import { titleOf } from "../../records/record.ts";

export const Route = createFileRoute("/_app/tasks/$id")({
  loader: ({ context: { queryClient }, params }) => prepareRecordPage(queryClient, "task", params.id),
  component: TaskPage,
});

function TaskPage() {
  const object = useObject("task");
  const { id } = Route.useParams();
  if (!object) return <NotYours />;
  return (
    <RecordPage
      key={id}
      object={object}
      id={id}
      star={(task) => <StarButton kind="record" object="task" targetId={task.id} title={titleOf(task, object)} />}
      actions={(task) => <TaskBar object={object} task={task} />}
      summary={(task) => <BlockedNotice task={task} />}
      story={(task) => <TaskStory object={object} task={task} />}
    />
  );
}
