import { createFileRoute } from "@tanstack/react-router";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { PipelineWork } from "../../features/pipelines/PipelineWork.tsx";
import { preparePipelineWork } from "../../features/pipelines/prepare-pipeline-work.ts";
import { useObject } from "../../lib/session.ts";
import { parseListSearch } from "../../records/list-search.ts";

export const Route = createFileRoute("/_app/leads/")({
  validateSearch: parseListSearch,
  loader: ({ context: { queryClient }, location }) =>
    preparePipelineWork(queryClient, "lead", parseListSearch(location.search)),
  component: Leads,
});

function Leads() {
  const object = useObject("lead");
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  if (!object) return <NotYours />;
  return (
    <PipelineWork
      object={object}
      search={search}
      onSearch={(change, how) => navigate({ search: (current) => ({ ...current, ...change }), ...how })}
    />
  );
}
