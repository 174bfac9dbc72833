import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";

export type Template = Schemas["Template"];
export type TemplateWords = Pick<Template, "name" | "channel" | "purpose" | "subject" | "body">;

const MOST = 200;

/** Every template, by name. */
export const templatesQuery = queryOptions({
  queryKey: ["records", "template", "all"],
  queryFn: async ({ signal }) => {
    const query = { sort: "name", limit: MOST };
    return (await good(api.GET("/api/v1/templates", { params: { query }, signal }))).data;
  },
});

interface Open {
  subject: string | null;
  body: string;
  contactId?: string;
  leadId?: string;
  dealId?: string;
}

/** Words with their merge fields filled in; what nobody knows stays open and is named. */
export const fillTemplate = async (open: Open) => (await good(api.POST("/api/v1/templates/fill", { body: open }))).data;

export const createTemplate = (words: TemplateWords) => good(api.POST("/api/v1/templates", { body: { ...words } }));

export const changeTemplate = ({ id, version, ...words }: TemplateWords & Pick<Template, "id" | "version">) =>
  good(api.PATCH("/api/v1/templates/{id}", { params: { path: { id } }, body: { ...words, version } }));

export const deleteTemplate = (id: string) => good(api.DELETE("/api/v1/templates/{id}", { params: { path: { id } } }));

/** Who has let a template go out by itself, newest first. */
export const optInsQuery = (templateId: string) =>
  queryOptions({
    queryKey: ["records", "template", "opt-ins", templateId],
    queryFn: async () =>
      (await good(api.GET("/api/v1/templates/{id}/opt-ins", { params: { path: { id: templateId } } }))).data,
  });

interface NewOptIn {
  templateId: string;
  purpose: Template["purpose"];
  expiresAt: string;
  dailyLimit: number | null;
}

export const optIn = ({ templateId, ...body }: NewOptIn) =>
  good(api.POST("/api/v1/templates/{id}/opt-ins", { params: { path: { id: templateId } }, body }));

export const optOut = ({ templateId, id }: { templateId: string; id: string }) =>
  good(api.DELETE("/api/v1/templates/{id}/opt-ins/{optInId}", { params: { path: { id: templateId, optInId: id } } }));
