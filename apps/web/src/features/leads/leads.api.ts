import { api, good } from "../../lib/api.ts";
import type { RecordData, Written } from "../../records/record.ts";

export interface ConvertLead {
  /** An existing deal to convert into, instead of a new one. */
  dealId?: string;
  deal?: { name?: string; amount?: string; pipelineId?: string; stageId?: string };
  company?: { name: string };
}

interface Converted {
  lead: RecordData;
  deal: RecordData;
  contact: RecordData | null;
  company: RecordData | null;
}

export const convertLead = (leadId: string, how: ConvertLead) =>
  good<Written<Converted>>(api.POST(`/leads/${leadId}/convert`, { body: how }));
