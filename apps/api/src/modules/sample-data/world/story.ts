import { newId } from "@mainstay/db";

/** A record as `insertRows` takes it, and the moment it came to be. */
export type Row = Record<string, unknown> & { id: string; createdAt: string };

export interface Links {
  contactId?: unknown;
  companyId?: unknown;
  leadId?: unknown;
  dealId?: unknown;
}

export interface Told extends Links {
  type: "phone_call" | "email_inbound" | "email_outbound" | "meeting" | "note" | "sms";
  at: string;
  subject: string;
  body: string;
  direction?: "inbound" | "outbound" | "internal";
  outcome?: string;
  followUpAt?: string;
  followUpStatus?: "pending" | "completed";
}

/** Gathers what happened, and what it makes of the records it happened to. */
export interface Story {
  activities: Row[];
  tell(told: Told): void;
  /** When something last happened to a record. */
  lastAt(id: string): string | null;
}

export function beginStory(ownerId: string | null): Story {
  const activities: Row[] = [];
  const last = new Map<unknown, string>();
  return {
    activities,
    tell(told) {
      activities.push({ id: newId(), createdAt: told.at, memberId: ownerId, direction: "outbound", ...told });
      for (const id of [told.contactId, told.companyId, told.leadId, told.dealId]) {
        if (told.at > (last.get(id) ?? "")) last.set(id, told.at);
      }
    },
    lastAt: (id) => last.get(id) ?? null,
  };
}
