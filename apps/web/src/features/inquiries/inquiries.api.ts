import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
import type { paths } from "../../lib/api-types.ts";

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

/** A contact the caller may be, and why. */
export type InquiryMatch =
  paths["/api/v1/inquiries/matches"]["get"]["responses"][200]["content"]["application/json"]["data"][number];

export const saveInquiry = (inquiry: NewInquiry, idempotencyKey: string) =>
  good(
    api.POST("/api/v1/inquiries", {
      params: { header: { "Idempotency-Key": idempotencyKey } },
      body: inquiry,
    }),
  );

const ENOUGH_TO_ASK = 3;

/** Contacts the caller may be, by what has been typed so far. */
export const matchesQuery = ({ phone, email, name }: { phone: string; email: string; name: string }) =>
  queryOptions({
    queryKey: ["records", "contact", "inquiry-matches", { phone, email, name }],
    queryFn: async ({ signal }) => {
      const query = { phone: phone || undefined, email: email || undefined, name: name || undefined };
      return (await good(api.GET("/api/v1/inquiries/matches", { params: { query }, signal }))).data;
    },
    enabled: [phone, email, name].some((text) => text.length >= ENOUGH_TO_ASK),
    placeholderData: (previous) => previous,
  });
