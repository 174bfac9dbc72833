import { TZDate } from "@date-fns/tz";
import { languageOf, type Passage } from "@mainstay/ai";
import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../../platform/context.ts";
import { listRecords } from "../../../records/list.ts";
import type { AnyDoc, Doc, ObjectDefinition, RecordTable } from "../../../records/object.ts";
import { findReadable } from "../../../records/read.ts";
import { masked, mayEver, scope } from "../../../records/scope.ts";
import { andAlso, query } from "../../../records/sql.ts";
import { titleOf } from "../../../records/write.ts";
import { activity } from "../../activities/activities.object.ts";
import { contact } from "../../contacts/contacts.object.ts";
import { deal } from "../../deals/deals.object.ts";
import { type FoundPassage, findPassages } from "../../knowledge/index.ts";
import { lead } from "../../leads/leads.object.ts";
import { question } from "../../questions/index.ts";
import type { Citation } from "../content.ts";
import { type Draft, draft } from "../drafts.object.ts";
import type { KnownPrice } from "./document.task.ts";
import type { DraftInput } from "./sources.ts";

type Origin = Pick<Citation, "kind" | "recordId">;

/** All that a draft is written from. */
export interface Gathered {
  input: DraftInput;
  /** Where each source came from, by its id. */
  origins: Map<string, Origin>;
  prices: KnownPrice[];
  openQuestions: string[];
}

interface Source extends Origin, Omit<Passage, "id"> {}

/** Collects what is known of a lead or deal, as far as the actor may see it. */
export async function gather(ctx: Ctx, waiting: Draft): Promise<Gathered> {
  const ofLead = await seen(ctx, lead, waiting.leadId);
  const ofDeal = await seen(ctx, deal, waiting.dealId);
  const person = await seen(ctx, contact, waiting.contactId);
  const about = [ofDeal, ofLead].filter((doc) => doc !== null);
  const { answers, open } = await questionsOf(ctx, waiting);
  const said = [...about.flatMap((doc) => recordSources(doc)), ...answers, ...(await activitySources(ctx, waiting))];
  const sources = said.slice(0, MAX_SOURCES);
  const numbered = sources.map((source, index) => ({ ...source, id: `s${index + 1}` }));
  const pick = (name: string) =>
    about.map((doc) => doc[name]).find((value) => typeof value === "string" && value !== "");
  const serviceType = pick("serviceType") ?? null;
  const articles = await articlesOn(
    ctx,
    [waiting.title, serviceType, waiting.request?.constraints].filter(Boolean).join(" "),
  );
  return {
    input: {
      language: languageOf(ctx.org.locale),
      today: new TZDate(ctx.now(), ctx.org.timezone).toISOString().slice(0, 10),
      business: ctx.org.name,
      sender: (await nameOfMember(ctx, waiting.ownerId)) ?? ctx.org.name,
      customer: person?.fullName || null,
      title: waiting.title,
      serviceType: serviceType && String(serviceType),
      preferredTime: ofLead?.preferredTime ?? null,
      constraints: waiting.request?.constraints ?? null,
      sources: numbered.map(({ id, source, text }) => ({ id, source, text })),
      knowledge: articles.map(({ id, source, text }) => ({ id, source, text })),
    },
    origins: new Map<string, Origin>([
      ...numbered.map(({ id, kind, recordId }) => [id, { kind, recordId }] as const),
      ...articles.map(({ id, sourceId }) => [id, { kind: "passage", recordId: sourceId }] as const),
    ]),
    prices: await knownPrices(ctx, waiting, serviceType && String(serviceType)),
    openQuestions: open,
  };
}

const MAX_SOURCES = 20;
const MAX_LENGTH = 2_000;
const MAX_QUESTIONS = 100;
const MAX_OPEN_QUESTIONS = 3;
const MAX_PASSAGES = 5;

/** A record without the fields that are hidden from the actor; null when all of it is. */
async function seen<T extends RecordTable>(
  ctx: Ctx,
  object: ObjectDefinition<T>,
  id: string | null,
): Promise<Doc<T> | null> {
  const doc = await findReadable(ctx, object, id);
  return doc && masked(ctx, object.meta, doc);
}

/** Some records about the lead or deal, as the actor may list them. */
async function listed(ctx: Ctx, object: ObjectDefinition, where: SQL, sort: string, limit: number): Promise<AnyDoc[]> {
  if (!mayEver(ctx, object.meta, "read")) return [];
  return JSON.parse((await listRecords(ctx, object, { where, sort, limit })).data.text);
}

/** What stands on the lead or deal itself. */
function recordSources(doc: AnyDoc): Source[] {
  const [object, kind] = "stageId" in doc && "amount" in doc ? ([deal, "deal"] as const) : ([lead, "lead"] as const);
  const text = [doc.description, doc.notes].filter(Boolean).join("\n").slice(0, MAX_LENGTH);
  return text ? [{ kind, recordId: doc.id, source: titleOf(object, doc), text }] : [];
}

/** What was said lately, newest first; not what Mainstay noted by itself. */
async function activitySources(ctx: Ctx, { leadId, dealId }: Draft): Promise<Source[]> {
  const isSaid = sql`not t.is_auto_generated and t.type <> 'system' and t.body <> ''
    and (t.lead_id = ${leadId}::uuid or t.deal_id = ${dealId}::uuid)`;
  const docs = await listed(ctx, activity, isSaid, "-at", MAX_SOURCES);
  return docs.flatMap(({ id, subject, body }) =>
    typeof body === "string"
      ? [{ kind: "activity" as const, recordId: id, source: String(subject ?? ""), text: body.slice(0, MAX_LENGTH) }]
      : [],
  );
}

/** What the lead was asked: each answer with its question, and what is still open, the next best first. */
async function questionsOf(ctx: Ctx, { leadId }: Draft): Promise<{ answers: Source[]; open: string[] }> {
  const isAsked = sql`t.lead_id = ${leadId}::uuid and t.status <> 'discarded'`;
  const docs = await listed(ctx, question, isAsked, "position", MAX_QUESTIONS);
  return {
    answers: docs.flatMap(({ id, text, answer }) =>
      typeof answer === "string"
        ? [{ kind: "answer" as const, recordId: id, source: String(text), text: answer.slice(0, MAX_LENGTH) }]
        : [],
    ),
    open: docs
      .filter(({ answer }) => answer === null)
      .map(({ text }) => String(text))
      .slice(0, MAX_OPEN_QUESTIONS),
  };
}

/**
 * What the organization's articles say about such work. Of all that is known nothing else: answers and messages of other
 * customers have no place in what this one reads.
 */
async function articlesOn(ctx: Ctx, topic: string): Promise<FoundPassage[]> {
  const found = await findPassages(ctx, topic, MAX_PASSAGES * 3);
  return found.filter(({ sourceObject }) => sourceObject === "article").slice(0, MAX_PASSAGES);
}

/** The lines of the last document of the kind that went out for such a service: the organization's own prices. */
async function knownPrices(ctx: Ctx, { id, type, currency }: Draft, serviceType: string | null): Promise<KnownPrice[]> {
  if (type === "scope" || !serviceType) return [];
  const rows = await query<Omit<KnownPrice, "id">>(
    ctx.db,
    sql`with last as (
        select d.content from drafts d
          left join leads l on l.org_id = d.org_id and l.id = d.lead_id
          left join deals e on e.org_id = d.org_id and e.id = d.deal_id
        where d.org_id = ${ctx.org.id} and d.deleted_at is null and d.id <> ${id} and d.type in ('estimate', 'proposal')
          and d.state in ('sending', 'sent', 'accepted', 'superseded') and d.sent_at is not null and d.currency = ${currency}
          and lower(coalesce(e.service_type, l.service_type)) = lower(${serviceType})${andAlso(scope(ctx, draft, "read", "d"))}
        order by d.sent_at desc limit 1)
      select line->>'description' as description, line->>'unit' as unit, line->>'unitPrice' as "unitPrice",
        line->>'taxRate' as "taxRate", line->>'quantity' as quantity
      from last, jsonb_array_elements(last.content->'lines') with ordinality as l(line, place)
      where line->>'unitPrice' is not null order by place limit 40`,
  );
  return rows.map((row, index) => ({ ...row, id: `p${index + 1}` }));
}

async function nameOfMember(ctx: Ctx, memberId: string | null): Promise<string | null> {
  if (!memberId) return null;
  const [member] = await query<{ name: string }>(
    ctx.db,
    sql`select u.name from auth.member m join auth."user" u on u.id = m.user_id where m.organization_id = ${ctx.org.id} and m.id = ${memberId}`,
  );
  return member?.name ?? null;
}
