import { createFileRoute } from "@tanstack/react-router";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { TaskWork } from "../../features/tasks/TaskWork.tsx";
import { useObject } from "../../lib/session.ts";
import { parseListSearch } from "../../records/list-search.ts";

export const Route = createFileRoute("/_app/tasks/")({ validateSearch: parseListSearch, component: Tasks });

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
