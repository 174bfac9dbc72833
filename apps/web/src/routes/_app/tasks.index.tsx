import { createFileRoute } from "@tanstack/react-router";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { TaskWork } from "../../features/tasks/TaskWork.tsx";
import { prepareRecordWork } from "../../features/views/prepare-record-work.ts";
import { useObject } from "../../lib/session.ts";
import { parseListSearch } from "../../records/list-search.ts";

export const Route = createFileRoute("/_app/tasks/")({
  validateSearch: parseListSearch,
  loader: ({ context: { queryClient }, location }) => {
    const search = parseListSearch(location.search);
    // Boards, calendars and charts read tasks in ways of their own.
    if (search.layout === undefined || search.layout === "table") return prepareRecordWork(queryClient, "task", search);
  },
  component: Tasks,
});

function Tasks() {
  const object = useObject("task");
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  if (!object) return <NotYours />;
  return (
    <TaskWork
      object={object}
      search={search}
      onSearch={(change, how) => navigate({ search: (current) => ({ ...current, ...change }), ...how })}
    />
  );
}
