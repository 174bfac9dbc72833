import { createFileRoute } from "@tanstack/react-router";
import { Suspense } from "react";
import { Story } from "../../features/activities/Story.tsx";
import { DraftsPanel } from "../../features/drafts/DraftsPanel.tsx";
import { draftsQuery } from "../../features/drafts/drafts.api.ts";
import { StarButton } from "../../features/favorites/StarButton.tsx";
import { FilesPanel } from "../../features/files/FilesPanel.tsx";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { RiskChip } from "../../features/hygiene/RiskChip.tsx";
import { PipelineStage } from "../../features/pipelines/PipelineStage.tsx";
import { lazily } from "../../lib/lazily.ts";
import { useObject } from "../../lib/session.ts";
import { prepareRecordPage } from "../../records/page/prepare.ts";
import { RecordPage } from "../../records/page/RecordPage.tsx";
import { titleOf } from "../../records/record.ts";

const GapsPanel = lazily(() => import("../../features/hygiene/GapsPanel.tsx"), "GapsPanel");

export const Route = createFileRoute("/_app/deals/$id")({
  loader: ({ context: { queryClient }, params }) => {
    void GapsPanel.prepare();
    const record = prepareRecordPage(queryClient, "deal", params.id);
    // What its side says takes as much room as anything on the page.
    void queryClient.prefetchQuery(draftsQuery({ object: "deal", id: params.id }));
    return record;
  },
  component: DealPage,
});

function DealPage() {
  const object = useObject("deal");
  const { id } = Route.useParams();
  if (!object) return <NotYours />;
  return (
    <RecordPage
      key={id}
      object={object}
      id={id}
      star={(deal) => <StarButton kind="record" object="deal" targetId={deal.id} title={titleOf(deal, object)} />}
      actions={(deal) => <RiskChip object={object} record={deal} />}
      summary={(deal) => <PipelineStage object={object} record={deal} />}
      story={(deal) => <Story object={object} record={deal} />}
      aside={(deal) => (
        <Suspense>
          <GapsPanel object={object} record={deal} />
        </Suspense>
      )}
      files={(deal) => (
        <>
          <DraftsPanel object="deal" id={deal.id} />
          <FilesPanel object={object} record={deal} />
        </>
      )}
    />
  );
}
