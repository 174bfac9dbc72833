import { z } from "zod";
import { invalidField } from "../../platform/problem.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { mayNot } from "../../records/lock.ts";
import { done, recordRoutes } from "../../records/record.routes.ts";
import { documentSchema } from "../../records/schemas.ts";
import { mayEver } from "../../records/scope.ts";
import { createRecord } from "../../records/write.ts";
import { requireFeature } from "../ai/index.ts";
import { ARTICLE_KINDS, article } from "./articles.object.ts";
import { findPassages } from "./find-passages.ts";
import { readText } from "./read-file.ts";

const tag = "Knowledge";
const KINDS = ARTICLE_KINDS.map(({ value }) => value);

const Found = z.object({
  id: z.uuid(),
  source: z.string(),
  text: z.string(),
  sourceObject: z.enum(["article", "question", "message"]),
  sourceId: z.uuid(),
  startsAt: z.int(),
});

/** What the organization knows: its articles, and the search that AI uses as well. */
export const knowledgeRoutes = (): Route[] => [
  defineRoute({
    id: "uploadArticle",
    method: "post",
    path: "/articles/upload",
    tag,
    status: 201,
    summary: "Make an article of a file: text, Markdown, PDF or DOCX",
    query: z.object({
      fileName: z.string().trim().min(1).max(255),
      title: z.string().trim().min(1).max(255).optional(),
      kind: z.enum(KINDS).default("other"),
    }),
    upload: true,
    answer: documentSchema(article),
    right: { object: "article", action: "create" },
    run: async (ctx, { query: { fileName, title, kind }, upload }) => {
      // Before a file is read that would not be kept.
      if (!mayEver(ctx, article.meta, "create")) throw mayNot(ctx, article, "create");
      if (!upload) throw invalidField("file", "The file itself is missing.");
      const body = await readText(upload);
      const values = { title: title ?? fileName.replace(/\.\w{1,5}$/, ""), kind, body };
      return done(ctx, article, await createRecord(ctx, article, values, { set: { fileName } }), 201);
    },
  }),
  defineRoute({
    id: "searchKnowledge",
    method: "get",
    path: "/knowledge/search",
    tag,
    summary: "Passages that fit a question best, out of articles, answers and sent messages",
    query: z.object({
      q: z.string().trim().min(2).max(1_000),
      limit: z.coerce.number().int().min(1).max(20).default(6),
    }),
    answer: z.array(Found),
    right: { object: "article", action: "read" },
    run: async (ctx, { query: { q, limit } }) => {
      await requireFeature(ctx, "knowledge");
      return findPassages(ctx, q, limit);
    },
  }),
  ...recordRoutes(article),
];
