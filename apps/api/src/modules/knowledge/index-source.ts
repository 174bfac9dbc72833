import { languageOf } from "@mainstay/ai";
import { newId } from "@mainstay/db";
import { foldText } from "@mainstay/model/similarity";
import { and, eq, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { findReadable } from "../../records/read.ts";
import { message } from "../messages/messages.object.ts";
import { question } from "../questions/questions.object.ts";
import { article } from "./articles.object.ts";
import { chunk } from "./chunk.ts";
import { type PassageSource, passages } from "./knowledge.table.ts";

interface Source {
  title: string;
  text: string;
}

/** Messages shorter than this say nothing that another could be written from. */
const SHORTEST_MESSAGE = 80;

/** Makes a source's passages anew, or takes them away when it is gone. Run again it does the same. */
export async function indexSource(ctx: Ctx, object: PassageSource, id: string): Promise<void> {
  const source = await readSource(ctx, object, id);
  await ctx.db
    .delete(passages)
    .where(and(eq(passages.orgId, ctx.org.id), eq(passages.sourceObject, object), eq(passages.sourceId, id)));
  if (!source) return;
  const rows = chunk(source.text).map(({ text, startsAt }) => ({
    orgId: ctx.org.id,
    id: newId(),
    sourceObject: object,
    sourceId: id,
    title: source.title,
    text,
    startsAt,
    words: sql`to_tsvector(${dictionaryOf(ctx)}::regconfig, ${`${source.title} ${text}`})`,
    folded: foldText(text),
    createdAt: ctx.now(),
  }));
  if (rows.length > 0) await ctx.db.insert(passages).values(rows);
}

/** How words are brought to their stems: by the organization's language. */
export const dictionaryOf = ({ org }: Ctx): string => (languageOf(org.locale) === "es" ? "spanish" : "english");

async function readSource(ctx: Ctx, object: PassageSource, id: string): Promise<Source | null> {
  if (object === "article") {
    const found = await findReadable(ctx, article, id);
    return found && { title: found.title, text: found.body };
  }
  if (object === "question") {
    const found = await findReadable(ctx, question, id);
    return found?.answer ? { title: found.text, text: `${found.text}\n${found.answer}` } : null;
  }
  const found = await findReadable(ctx, message, id);
  const isSaid = found?.direction === "outbound" && found.sentAt && found.body.length >= SHORTEST_MESSAGE;
  return found && isSaid ? { title: found.subject ?? found.body.slice(0, 60), text: found.body } : null;
}
