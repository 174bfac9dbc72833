import { api, good } from "../../lib/api.ts";
import type { RecordData, Written } from "../../records/record.ts";

export interface NewActivity {
  type: string;
  direction?: "inbound" | "outbound" | "internal";
  subject?: string;
  body: string;
  followUpAt?: string | null;
}

/** Which field ties an activity to a record of each object. */
const LINKS: Record<string, string> = { contact: "contactId", company: "companyId", lead: "leadId", deal: "dealId" };

/** Writes an activity on a record's timeline. */
export const addActivity = (object: string, recordId: string, activity: NewActivity) =>
  good<Written<RecordData>>(
    api.POST("/activities", { body: { ...activity, [LINKS[object] ?? "contactId"]: recordId } }),
  );

/** Settles a follow-up. */
export const setFollowUp = (activity: RecordData, followUpStatus: "completed" | "canceled") =>
  good<Written<RecordData>>(
    api.PATCH(`/activities/${activity.id}`, { body: { followUpStatus, version: activity.version } }),
  );
