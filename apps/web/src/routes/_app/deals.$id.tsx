import { createFileRoute } from "@tanstack/react-router";
import { Story } from "../../features/activities/Story.tsx";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { PipelineStage } from "../../features/pipelines/PipelineStage.tsx";
import { useObject } from "../../lib/session.ts";
import { RecordPage } from "../../records/page/RecordPage.tsx";

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
      summary={(deal) => <PipelineStage object={object} record={deal} />}
      story={(deal) => <Story object={object} record={deal} />}
    />
  );
}
