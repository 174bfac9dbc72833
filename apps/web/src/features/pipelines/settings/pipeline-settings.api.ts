import type { QueryKey } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../../lib/api.ts";
import type { Stage } from "../../../records/pipeline.ts";

type StageBody = Schemas["UpdateStage"];

/** What a change of a pipeline makes stale: the pipelines, and the boards that are drawn from them. */
export const TOUCHED: QueryKey[] = [["pipelines"], ["records"]];

/** A pipeline begins with one open stage, since records must be able to enter. */
export function createPipeline({ firstStage, ...body }: { name: string; object: "lead" | "deal"; firstStage: string }) {
  const stages = [{ name: firstStage, type: "open", probability: 10 }];
  return good(api.POST("/api/v1/pipelines", { body: { ...body, stages } }));
}

export const editPipeline = ({ id, ...body }: { id: string; name?: string; isDefault?: boolean }) =>
  good(api.PATCH("/api/v1/pipelines/{id}", { params: { path: { id } }, body }));

export const deletePipeline = (id: string) => good(api.DELETE("/api/v1/pipelines/{id}", { params: { path: { id } } }));

export const replacePipeline = ({ id, withStage }: Replacement) =>
  good(api.POST("/api/v1/pipelines/{id}/replace", { params: { path: { id } }, body: { with: withStage } }));

export const createStage = (body: Schemas["CreateStage"]) => good(api.POST("/api/v1/stages", { body }));

export const editStage = ({ id, ...body }: StageBody & { id: string }) =>
  good(api.PATCH("/api/v1/stages/{id}", { params: { path: { id } }, body }));

export const deleteStage = (id: string) => good(api.DELETE("/api/v1/stages/{id}", { params: { path: { id } } }));

export interface Replacement {
  id: string;
  /** The stage that takes the records over. */
  withStage: string;
}

export const replaceStage = ({ id, withStage }: Replacement) =>
  good(api.POST("/api/v1/stages/{id}/replace", { params: { path: { id } }, body: { with: withStage } }));

/** Gives stages their places, as one operation. */
export const orderStages = (stages: Stage[]) => {
  const operations = stages.flatMap((stage, position) =>
    stage.position === position ? [] : [{ op: "update" as const, id: stage.id, data: { position } }],
  );
  return good(api.POST("/api/v1/stages/batch", { body: { operations } }));
};
