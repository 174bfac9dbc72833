import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";
import type { RecordData, Written } from "../../records/record.ts";

export interface Citation {
  kind: "lead" | "deal" | "activity" | "answer" | "passage" | "draft";
  recordId: string | null;
  title: string;
  quote: string;
  offset: number;
}

export interface Section {
  id: string;
  heading: string;
  body: string;
  citations: Citation[];
}

export interface Line {
  id: string;
  description: string;
  quantity: string;
  unit: string;
  unitPrice: string | null;
  taxRate: string;
  isOptional: boolean;
  isChosen: boolean;
}

export interface Content {
  sections: Section[];
  lines: Line[];
}

interface Decision {
  outcome: "accepted" | "declined";
  name: string | null;
  reason: string | null;
  chosen: string[];
  ip: string;
}

/** A draft with what its JSON holds; `url` is its customer's page, once it has one. */
export type Draft = Schemas["Draft"] & {
  content: Content;
  decision: Decision | null;
  redactions: Record<string, number> | null;
  lead?: { id: string; title: string } | null;
  deal?: { id: string; name: string } | null;
  url?: string | null;
  can?: RecordData["can"];
};

export type DraftType = Draft["type"];
export type DocumentType = Exclude<DraftType, "followup_email" | "followup_sms">;
export const DOCUMENT_TYPES: readonly DocumentType[] = ["scope", "estimate", "proposal"];
export const isDocument = (type: DraftType): type is DocumentType => DOCUMENT_TYPES.some((one) => one === type);

/** The lead or deal that drafts are written for. */
export interface DraftsOf {
  object: "lead" | "deal";
  id: string;
}

const SHOWN = 50;
/** While one is being written it is asked for again, in case the news of it is lost on the way. */
const WRITING_MS = 1_500;
const isWriting = ({ state }: Pick<Draft, "state">) => state === "generating" || state === "sending";

/** Everything drafted for a lead or deal, newest first. */
export const draftsQuery = ({ object, id }: DraftsOf) =>
  queryOptions({
    queryKey: ["records", "draft", "of", id],
    queryFn: async ({ signal }) => {
      const query = { filter: `${object}Id:${id}`, sort: "-createdAt", limit: SHOWN };
      return (await good(api.GET("/api/v1/drafts", { params: { query }, signal }))).data.map(asDraft);
    },
    refetchInterval: ({ state }) => (state.data?.some(isWriting) ? WRITING_MS : false),
  });

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ["records", "draft", "one", id],
    queryFn: async ({ signal }) => {
      const query = { expand: "leadId,dealId,contactId,approvedById" };
      return asDraft((await good(api.GET("/api/v1/drafts/{id}", { params: { path: { id }, query }, signal }))).data);
    },
    refetchInterval: ({ state }) => (state.data && isWriting(state.data) ? WRITING_MS : false),
  });

/** One of the texts a draft has had. */
export interface Version {
  operationId: string;
  at: string;
  by: string;
  content: Content;
}

/** What a draft has said, newest first. */
export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["records", "draft", "versions", id],
    queryFn: async ({ signal }): Promise<Version[]> => {
      const params = { path: { id }, query: { field: "content" } };
      const { data } = await good(api.GET("/api/v1/drafts/{id}/history", { params, signal }));
      return data
        .filter(({ value }) => value !== null)
        .map(({ operationId, at, actor, value }) => ({ operationId, at, by: actor.name, content: value as Content }))
        .filter(({ content }) => content.sections.length + content.lines.length > 0);
    },
  });

export const coverQuery = (id: string) =>
  queryOptions({
    queryKey: ["records", "draft", "cover", id],
    queryFn: async ({ signal }) =>
      (await good(api.GET("/api/v1/drafts/{id}/cover", { params: { path: { id } }, signal }))).data,
  });

/** Asks for a scope, an estimate or a proposal. */
export function askForDocument({ object, id }: DraftsOf, type: DocumentType): Promise<Written<Draft>> {
  const options = { params: { path: { id } }, body: {} };
  const asked =
    object === "lead"
      ? {
          scope: () => api.POST("/api/v1/leads/{id}/scope", options),
          estimate: () => api.POST("/api/v1/leads/{id}/estimate", options),
          proposal: () => api.POST("/api/v1/leads/{id}/proposal", options),
        }
      : {
          scope: () => api.POST("/api/v1/deals/{id}/scope", options),
          estimate: () => api.POST("/api/v1/deals/{id}/estimate", options),
          proposal: () => api.POST("/api/v1/deals/{id}/proposal", options),
        };
  return good(asked[type]()).then(written);
}

export interface FollowUp {
  channel: "email" | "sms";
  objective: "nudge" | "clarify" | "schedule";
  constraints: string | null;
}

/** Asks for a follow-up message. */
export function askForFollowUp({ object, id }: DraftsOf, body: FollowUp): Promise<Written<Draft>> {
  const options = { params: { path: { id } }, body };
  const asked =
    object === "lead"
      ? api.POST("/api/v1/leads/{id}/followups/draft", options)
      : api.POST("/api/v1/deals/{id}/followups/draft", options);
  return good(asked).then(written);
}

export interface Edit {
  title: string;
  content: Content;
  validUntil: string | null;
  version: number;
}

const at = (id: string) => ({ params: { path: { id } } });

export const editDraft = (id: string, body: Edit) =>
  good(api.PATCH("/api/v1/drafts/{id}", { ...at(id), body })).then(written);
export const approveDraft = ({ id, contentHash }: Draft) =>
  good(api.POST("/api/v1/drafts/{id}/approve", { ...at(id), body: { contentHash: contentHash ?? undefined } })).then(
    written,
  );
export const rejectDraft = (id: string, reason: string | null) =>
  good(api.POST("/api/v1/drafts/{id}/reject", { ...at(id), body: { reason } })).then(written);
export const reviseDraft = (id: string) => good(api.POST("/api/v1/drafts/{id}/revise", at(id))).then(written);
export const retryDraft = (id: string) => good(api.POST("/api/v1/drafts/{id}/retry", at(id))).then(written);

export interface Sending {
  channel?: "email" | "sms" | "link";
  subject?: string;
  body?: string;
}
export const sendDraft = (id: string, body: Sending) =>
  good(api.POST("/api/v1/drafts/{id}/send", { ...at(id), body })).then(written);

/** Where the PDF of a document is fetched from. */
export const fileOf = ({ id }: Pick<Draft, "id">) => `/api/v1/drafts/${id}/file`;

/** The document of the API leaves open what JSON fields hold. */
const asDraft = (data: Schemas["Draft"]): Draft => data as Draft;
const written = (answer: { data: Schemas["Draft"]; operation?: Written<Draft>["operation"] }): Written<Draft> => ({
  data: asDraft(answer.data),
  operation: answer.operation,
});
