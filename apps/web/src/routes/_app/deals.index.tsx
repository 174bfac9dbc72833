import { createFileRoute } from "@tanstack/react-router";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { PipelineWork } from "../../features/pipelines/PipelineWork.tsx";
import { preparePipelineWork } from "../../features/pipelines/prepare-pipeline-work.ts";
import { useObject } from "../../lib/session.ts";
import { parseListSearch } from "../../records/list-search.ts";

export const Route = createFileRoute("/_app/deals/")({
  validateSearch: parseListSearch,
  loader: ({ context: { queryClient }, location }) =>
    preparePipelineWork(queryClient, "deal", parseListSearch(location.search)),
  component: Deals,
});

function Deals() {
  const object = useObject("deal");
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
