import { createFileRoute } from "@tanstack/react-router";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { PipelineWork } from "../../features/pipelines/PipelineWork.tsx";
import { pipelinesQuery } from "../../features/pipelines/pipelines.api.ts";
import { useObject } from "../../lib/session.ts";
import { parseListSearch } from "../../records/list-search.ts";

export const Route = createFileRoute("/_app/deals/")({
  validateSearch: parseListSearch,
  loader: ({ context: { queryClient } }) => void queryClient.prefetchQuery(pipelinesQuery),
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
