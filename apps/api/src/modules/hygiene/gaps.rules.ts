import { isEmpty } from "../../records/same.ts";
import type { Stage } from "../pipelines/pipelines.service.ts";

/** Why a field should be filled. */
export type GapReason =
  /** A stage ahead does not take the record without it. */
  | { why: "stage"; stage: string }
  /** There is no other way to reach the person. */
  | { why: "reach" }
  /** What comes next is planned and reckoned by it. */
  | { why: "matters" }
  /** It could stay empty, but something we have says what it is. */
  | { why: "known" };

export interface MissingField {
  field: string;
  reason: GapReason;
}

interface Considered {
  object: string;
  /** The record, with its custom fields as `custom.roofType`. */
  values: Record<string, unknown>;
  /** The open stages from the one it is in, in their order; none for what goes through no stages. */
  stages: Stage[];
  /** From 0 to 1 along the open stages. */
  progress: number;
}

/** Fields that matter from some point of the pipeline on; the document's, small-business 3.2 and 6.4. */
const MATTERS: Record<string, { field: string; from: number }[]> = {
  lead: [
    { field: "serviceType", from: 0 },
    { field: "estimatedValue", from: 0.3 },
    { field: "expectedCloseDate", from: 0.6 },
  ],
  deal: [
    { field: "contactId", from: 0 },
    { field: "serviceType", from: 0 },
    { field: "amount", from: 0 },
    { field: "closeDate", from: 0.3 },
    { field: "jobLocation", from: 0.5 },
  ],
  contact: [],
  company: [{ field: "mainPhone", from: 0 }],
};

/** Worth filling when we know with what, and not worth asking for. */
const WELCOME: Record<string, string[]> = {
  lead: ["contactId", "companyId", "expectedCloseDate", "estimatedValue"],
  deal: ["companyId", "closeDate", "jobLocation"],
  contact: ["firstName", "lastName", "jobTitle", "companyId", "emails", "phones"],
  company: ["website"],
};

/** The fields that somebody is reached by. */
const REACH: Record<string, string[]> = { lead: ["phone", "email"], contact: ["phones", "emails"] };

/** What is empty and should not be, the most pressing first; then what is welcome. Pure. */
export function missingFields({ object, values, stages, progress }: Considered): MissingField[] {
  const isMissing = (field: string) => isEmpty(values[field]);
  const found = new Map<string, GapReason>();
  const add = (field: string, reason: GapReason) => {
    if (isMissing(field) && !found.has(field)) found.set(field, reason);
  };
  for (const stage of stages.slice(1)) {
    for (const field of stage.requiredFields) add(field, { why: "stage", stage: stage.name });
  }
  const reach = REACH[object] ?? [];
  // A lead with a contact is reached as the contact is.
  if (reach.every(isMissing) && !values.contactId) for (const field of reach) add(field, { why: "reach" });
  for (const { field, from } of MATTERS[object] ?? []) if (progress >= from) add(field, { why: "matters" });
  for (const field of WELCOME[object] ?? []) add(field, { why: "known" });
  return [...found].map(([field, reason]) => ({ field, reason }));
}
