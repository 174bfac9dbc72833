import { createFileRoute } from "@tanstack/react-router";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { MergeButton } from "../../features/merge/MergeButton.tsx";
import { prepareRecordWork } from "../../features/views/prepare-record-work.ts";
import { RecordWork } from "../../features/views/RecordWork.tsx";
import { useObject } from "../../lib/session.ts";
import { parseListSearch } from "../../records/list-search.ts";

export const Route = createFileRoute("/_app/companies/")({
  validateSearch: parseListSearch,
  loader: ({ context: { queryClient }, location }) =>
    prepareRecordWork(queryClient, "company", parseListSearch(location.search)),
  component: Companies,
});

function Companies() {
  const object = useObject("company");
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  if (!object) return <NotYours />;
  return (
    <RecordWork
      object={object}
      search={search}
      onSearch={(change, how) => navigate({ search: (current) => ({ ...current, ...change }), ...how })}
      selectionActions={(ids, clear) => <MergeButton object={object} ids={ids} onDone={clear} />}
    />
  );
}
