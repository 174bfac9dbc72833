import { createFileRoute } from "@tanstack/react-router";
import { Story } from "../../features/activities/Story.tsx";
import { DraftsPanel } from "../../features/drafts/DraftsPanel.tsx";
import { StarButton } from "../../features/favorites/StarButton.tsx";
import { FilesPanel } from "../../features/files/FilesPanel.tsx";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { PipelineStage } from "../../features/pipelines/PipelineStage.tsx";
import { useObject } from "../../lib/session.ts";
import { RecordPage } from "../../records/page/RecordPage.tsx";
import { titleOf } from "../../records/record.ts";

export const Route = createFileRoute("/_app/deals/$id")({ component: DealPage });

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
      summary={(deal) => <PipelineStage object={object} record={deal} />}
      story={(deal) => <Story object={object} record={deal} />}
      files={(deal) => (
        <>
          <DraftsPanel object="deal" id={deal.id} />
          <FilesPanel object={object} record={deal} />
        </>
      )}
    />
  );
}
