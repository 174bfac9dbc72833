import { MOVED_BY, type MovedBy, stagesMovedTo } from "@mainstay/model/document-stages";
import { m } from "../../../messages/messages.js";
import type { Stage } from "../../../records/pipeline.ts";

/** What takes records to a stage by itself, as it says or as is usual while no stage says so; null for nothing. */
export function moveTo(stage: Stage, stages: Stage[]): string | null {
  const by = occasionOf(stage, stages);
  if (!by) return null;
  return by === "document_sent" ? m.pipelines_moves_when_sent() : m.pipelines_moves_when_accepted();
}

/** Tells of a stage that says nothing itself what is usual for it; null for nothing. */
export function usualMoveTo(stage: Stage, stages: Stage[]): string | null {
  const by = stage.movedBy ? null : occasionOf(stage, stages);
  if (!by) return null;
  return by === "document_sent" ? m.pipelines_usual_when_sent() : m.pipelines_usual_when_accepted();
}

const occasionOf = ({ id }: Stage, stages: Stage[]): MovedBy | undefined =>
  MOVED_BY.find((by) => stagesMovedTo(stages, by)[0]?.id === id);
