import { api, good, type Schemas } from "../../lib/api.ts";
import type { RecordData } from "../../records/record.ts";

export type NewActivity = Pick<
  Schemas["CreateActivity"],
  "type" | "subject" | "body" | "at" | "direction" | "outcome" | "followUpAt"
>;
type FollowUpChange = Pick<Schemas["UpdateActivity"], "followUpStatus" | "followUpAt">;

/** Which field ties an activity to a record of each object. */
const LINKS: Record<string, string> = { contact: "contactId", company: "companyId", lead: "leadId", deal: "dealId" };

/** Writes an activity on a record's timeline. */
export const addActivity = (object: string, recordId: string, activity: NewActivity) =>
  good(api.POST("/api/v1/activities", { body: { ...activity, [LINKS[object] ?? "contactId"]: recordId } }));

/** Settles a follow-up, or puts it off. */
export const changeFollowUp = (activity: RecordData, change: FollowUpChange) =>
  good(
    api.PATCH("/api/v1/activities/{id}", {
      params: { path: { id: activity.id } },
      body: { ...change, version: activity.version },
    }),
  );
