import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
import type { EmailPoint, PhonePoint } from "../../records/fields/contact-points.ts";
import type { RecordData, Written } from "../../records/record.ts";

export interface InquiryContact {
  firstName: string;
  lastName: string;
  phone: string;
  email: string;
  companyName: string;
}

export interface NewInquiry {
  contactId?: string;
  contact?: Partial<InquiryContact>;
  title: string;
  description?: string;
  serviceType?: string;
  source: "phone_call";
  note?: string;
  followUpAt?: string | null;
}

export interface InquiryMatch {
  contactId: string;
  title: string;
  phones: PhonePoint[];
  emails: EmailPoint[];
  company: { id: string; title: string } | null;
  similarity: number;
  reason: string;
}

export const saveInquiry = (inquiry: NewInquiry, idempotencyKey: string) =>
  good<Written<{ lead: RecordData }>>(
    api.POST("/inquiries", { body: inquiry, headers: { "idempotency-key": idempotencyKey } }),
  );

const ENOUGH_TO_ASK = 3;

/** Contacts the caller may be, by what has been typed so far. */
export const matchesQuery = ({ phone, email, name }: { phone: string; email: string; name: string }) =>
  queryOptions({
    queryKey: ["records", "contact", "inquiry-matches", { phone, email, name }],
    queryFn: async ({ signal }) => {
      const query = { phone, email, name };
      return (await good<{ data: InquiryMatch[] }>(api.GET("/inquiries/matches", { params: { query }, signal }))).data;
    },
    enabled: [phone, email, name].some((text) => text.length >= ENOUGH_TO_ASK),
    placeholderData: (previous) => previous,
  });
