import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useCan } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { pipelinesQuery } from "../../../records/pipelines.api.ts";
import { Button } from "../../../ui/Button.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SettingsSection } from "../../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { PipelineDialog } from "./PipelineDialog.tsx";
import { PipelineSection } from "./PipelineSection.tsx";

/** The pipelines of the organization and their stages, for whoever may change them. */
export function PipelineSettings() {
  const mayChange = useCan("pipelines");
  const pipelines = useQuery(pipelinesQuery);
  const [isCreating, setCreating] = useState(false);
  if (pipelines.isPending) return <SkeletonRows />;
  if (pipelines.isError) return <ErrorState error={pipelines.error} onRetry={() => pipelines.refetch()} />;
  return (
    <>
      <SettingsSection
        title={m.pipelines_title()}
        description={m.pipelines_about()}
        actions={
          mayChange && (
            <Button size="sm" variant="primary" onClick={() => setCreating(true)}>
              <Plus aria-hidden className="size-4" />
              {m.pipelines_new()}
            </Button>
          )
        }
      >
        {null}
      </SettingsSection>
      {pipelines.data.map((pipeline) => (
        <PipelineSection key={pipeline.id} pipeline={pipeline} pipelines={pipelines.data} mayChange={mayChange} />
      ))}
      {isCreating && <PipelineDialog onClose={() => setCreating(false)} />}
    </>
  );
}
