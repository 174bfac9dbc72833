import { api, good } from "../../lib/api.ts";

export interface ConvertLead {
  /** An existing deal to convert into, instead of a new one. */
  dealId?: string;
  deal?: { name?: string; amount?: string; pipelineId?: string; stageId?: string };
  company?: { name: string };
}

export const convertLead = (leadId: string, how: ConvertLead) =>
  good(api.POST("/api/v1/leads/{id}/convert", { params: { path: { id: leadId } }, body: how }));
