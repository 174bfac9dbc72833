import { TZDate } from "@date-fns/tz";
import { languageOf, type Passage } from "@mainstay/ai";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../../platform/context.ts";
import type { AnyDoc } from "../../../records/object.ts";
import { findReadable, findRecord } from "../../../records/read.ts";
import { query } from "../../../records/sql.ts";
import { titleOf } from "../../../records/write.ts";
import { contact } from "../../contacts/contacts.object.ts";
import { deal } from "../../deals/deals.object.ts";
import { type FoundPassage, findPassages } from "../../knowledge/index.ts";
import { lead } from "../../leads/leads.object.ts";
import type { Citation } from "../content.ts";
import type { Draft } from "../drafts.object.ts";
import { TRUSTED } from "../drafts.states.ts";
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

/** Collects what the organization knows of a lead or deal. */
export async function gather(ctx: Ctx, draft: Draft): Promise<Gathered> {
  const ofLead = draft.leadId ? await findReadable(ctx, lead, draft.leadId) : null;
  const ofDeal = draft.dealId ? await findRecord(ctx, deal, draft.dealId, TRUSTED) : null;
  const person = await findReadable(ctx, contact, draft.contactId);
  const about = [ofDeal, ofLead].filter((doc) => doc !== null);
  const { answers, open } = await questionsOf(ctx, draft);
  const said = [...about.flatMap((doc) => recordSources(doc)), ...answers, ...(await activitySources(ctx, draft))];
  const sources = said.slice(0, MAX_SOURCES);
  const numbered = sources.map((source, index) => ({ ...source, id: `s${index + 1}` }));
  const pick = (name: string) =>
    about.map((doc) => doc[name]).find((value) => typeof value === "string" && value !== "");
  const serviceType = pick("serviceType") ?? null;
  const articles = await articlesOn(
    ctx,
    [draft.title, serviceType, draft.request?.constraints].filter(Boolean).join(" "),
  );
  return {
    input: {
      language: languageOf(ctx.org.locale),
      today: new TZDate(ctx.now(), ctx.org.timezone).toISOString().slice(0, 10),
      business: ctx.org.name,
      sender: (await nameOfMember(ctx, draft.ownerId)) ?? ctx.org.name,
      customer: person?.fullName || null,
      title: draft.title,
      serviceType: serviceType && String(serviceType),
      preferredTime: ofLead?.preferredTime ?? null,
      constraints: draft.request?.constraints ?? null,
      sources: numbered.map(({ id, source, text }) => ({ id, source, text })),
      knowledge: articles.map(({ id, source, text }) => ({ id, source, text })),
    },
    origins: new Map<string, Origin>([
      ...numbered.map(({ id, kind, recordId }) => [id, { kind, recordId }] as const),
      ...articles.map(({ id, sourceId }) => [id, { kind: "passage", recordId: sourceId }] as const),
    ]),
    prices: await knownPrices(ctx, draft, serviceType && String(serviceType)),
    openQuestions: open,
  };
}

const MAX_SOURCES = 20;
const MAX_LENGTH = 2_000;
const MAX_OPEN_QUESTIONS = 3;
const MAX_PASSAGES = 5;

/** What stands on the lead or deal itself. */
function recordSources(doc: AnyDoc): Source[] {
  const [object, kind] = "stageId" in doc && "amount" in doc ? ([deal, "deal"] as const) : ([lead, "lead"] as const);
  const text = [doc.description, doc.notes].filter(Boolean).join("\n").slice(0, MAX_LENGTH);
  return text ? [{ kind, recordId: doc.id, source: titleOf(object, doc), text }] : [];
}

/** What was said lately, newest first; not what Mainstay noted by itself. */
async function activitySources(ctx: Ctx, { leadId, dealId }: Draft): Promise<Source[]> {
  const rows = await query<{ id: string; subject: string; body: string }>(
    ctx.db,
    sql`select a.id, a.subject, a.body from activities a
      where a.org_id = ${ctx.org.id} and a.deleted_at is null and not a.is_auto_generated and a.type <> 'system'
        and a.body <> '' and (a.lead_id = ${leadId}::uuid or a.deal_id = ${dealId}::uuid)
      order by a.at desc limit ${MAX_SOURCES}`,
  );
  return rows.map(({ id, subject, body }) => ({
    kind: "activity" as const,
    recordId: id,
    source: subject,
    text: body.slice(0, MAX_LENGTH),
  }));
}

/** What the lead was asked: each answer with its question, and what is still open, the next best first. */
async function questionsOf(ctx: Ctx, { leadId }: Draft): Promise<{ answers: Source[]; open: string[] }> {
  const rows = await query<{ id: string; text: string; answer: string | null }>(
    ctx.db,
    sql`select q.id, q.text, q.answer from questions q
      where q.org_id = ${ctx.org.id} and q.lead_id = ${leadId}::uuid and q.deleted_at is null and q.status <> 'discarded'
      order by q.position, q.id`,
  );
  return {
    answers: rows.flatMap(({ id, text, answer }) =>
      answer ? [{ kind: "answer" as const, recordId: id, source: text, text: answer.slice(0, MAX_LENGTH) }] : [],
    ),
    open: rows
      .filter(({ answer }) => answer === null)
      .map(({ text }) => text)
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
          and lower(coalesce(e.service_type, l.service_type)) = lower(${serviceType})
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
