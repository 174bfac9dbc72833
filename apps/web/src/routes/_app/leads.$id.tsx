import { createFileRoute } from "@tanstack/react-router";
import { Suspense } from "react";
import { Story } from "../../features/activities/Story.tsx";
import { DraftsPanel } from "../../features/drafts/DraftsPanel.tsx";
import { draftsQuery } from "../../features/drafts/drafts.api.ts";
import { StarButton } from "../../features/favorites/StarButton.tsx";
import { FilesPanel } from "../../features/files/FilesPanel.tsx";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { RiskChip } from "../../features/hygiene/RiskChip.tsx";
import { LeadActions } from "../../features/leads/LeadActions.tsx";
import { PipelineStage } from "../../features/pipelines/PipelineStage.tsx";
import { lazily } from "../../lib/lazily.ts";
import { useObject } from "../../lib/session.ts";
import { prepareRecordPage } from "../../records/page/prepare.ts";
import { RecordPage } from "../../records/page/RecordPage.tsx";
import { titleOf } from "../../records/record.ts";

const GapsPanel = lazily(() => import("../../features/hygiene/GapsPanel.tsx"), "GapsPanel");
const QuestionsPanel = lazily(() => import("../../features/questions/QuestionsPanel.tsx"), "QuestionsPanel");

export const Route = createFileRoute("/_app/leads/$id")({
  loader: ({ context: { queryClient }, params }) => {
    void GapsPanel.prepare();
    void QuestionsPanel.prepare();
    const record = prepareRecordPage(queryClient, "lead", params.id);
    // What its side says takes as much room as anything on the page.
    void queryClient.prefetchQuery(draftsQuery({ object: "lead", id: params.id }));
    return record;
  },
  component: LeadPage,
});

function LeadPage() {
  const object = useObject("lead");
  const { id } = Route.useParams();
  if (!object) return <NotYours />;
  return (
    <RecordPage
      key={id}
      object={object}
      id={id}
      star={(lead) => <StarButton kind="record" object="lead" targetId={lead.id} title={titleOf(lead, object)} />}
      actions={(lead) => (
        <>
          <RiskChip object={object} record={lead} />
          <LeadActions object={object} lead={lead} />
        </>
      )}
      summary={(lead) => <PipelineStage object={object} record={lead} />}
      story={(lead) => <Story object={object} record={lead} />}
      aside={(lead) => (
        <Suspense>
          <GapsPanel object={object} record={lead} />
          <QuestionsPanel lead={lead} />
        </Suspense>
      )}
      files={(lead) => (
        <>
          <DraftsPanel object="lead" id={lead.id} />
          <FilesPanel object={object} record={lead} />
        </>
      )}
    />
  );
}
