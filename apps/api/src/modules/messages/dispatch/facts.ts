import { longestCapHours, whereaboutsOf } from "@mainstay/compliance";
import { openFields } from "@mainstay/model/merge-fields";
import { calendarRange, dateIn, shift } from "@mainstay/model/time";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../../platform/context.ts";
import { query } from "../../../records/sql.ts";
import { isApproved } from "../../approvals/approvals.service.ts";
import { pickSender } from "../../channels/sender.ts";
import { type MessagingSettings, readSettings } from "../../channels/settings.ts";
import { dncStanding } from "../../consent/dnc.ts";
import { latestConsent } from "../../consent/ledger.ts";
import { liveSuppressions } from "../../consent/suppressions.ts";
import { primaryEmail, primaryPhone } from "../../contacts/contacts.object.ts";
import type { ContactEmail, ContactPhone } from "../../contacts/contacts.table.ts";
import type { Message } from "../messages.object.ts";
import type { ChannelKind, Purpose } from "../messages.words.ts";
import type { Facts } from "./decide.ts";
import { spentToday } from "./spend.ts";

const CONVERSATION_HOURS = 24;
/** OR and 16 CFR 310.4: an established business relationship after a purchase. */
const CUSTOMER_MONTHS = 18;

/** As much of a message as a decision looks at; it need not have been written yet. */
export type Judged = Pick<
  Message,
  "id" | "channel" | "to" | "contactId" | "purpose" | "isAutomated" | "writtenBy" | "segments" | "subject" | "body"
>;

/** Gathers what a decision about a message needs, as it stands now. */
export async function gatherFacts(ctx: Ctx, message: Judged): Promise<Facts> {
  const channel = message.channel as ChannelKind;
  const person = await readPerson(ctx, message);
  const whereabouts = whereaboutsOf(
    { phone: channel === "sms" ? message.to : null, states: person.states, timezone: person.timezone },
    ctx.org.timezone,
  );
  const states = whereabouts.states.filter((state) => state !== null);
  const settings = await readSettings(ctx);
  const sender = await pickSender(ctx, channel);
  const today = calendarRange(dateIn(ctx.org.timezone, ctx.now()), ctx.org.timezone);
  return {
    channel,
    purpose: message.purpose as Purpose,
    isAutomated: message.isAutomated,
    isAnswer: message.writtenBy === "system",
    isApproved: await isApproved(ctx, message.id),
    openFields: openFields(`${message.subject ?? ""} ${message.body}`),
    isInConversation: await wroteLately(ctx, message),
    isCustomer: person.isCustomer,
    whereabouts,
    consent: await consentFor(ctx, message, person),
    suppressions: (await liveSuppressions(ctx, message.to, channel)).map(({ scope, reason, at }) => ({
      scope,
      reason,
      at: at.toISOString(),
    })),
    dnc: channel === "sms" ? await dncStanding(ctx, message.to, states) : { listedOn: [], stale: [] },
    contactedAt: await contactedSince(ctx, message, person, longestCapHours(capOf(settings))),
    settings: {
      isSending: settings.isSending,
      stopReason: settings.stopReason,
      hasPostalAddress: Boolean(settings.postalAddress),
      textHours: settings.textsFrom && settings.textsUntil ? [settings.textsFrom, settings.textsUntil] : null,
      cap: capOf(settings),
      dailySpend: settings.dailySpend === null ? null : Number(settings.dailySpend),
    },
    spentToday: await spentToday(ctx),
    cost: channel === "sms" ? (message.segments ?? 0) * Number(settings.pricePerSegment) : 0,
    nextDayAt: (today?.end ?? shift(ctx.now(), 1, "days", ctx.org.timezone)).toISOString(),
    sender: { provider: sender.provider, registration: sender.registration },
    paceAt: channel === "sms" ? paceOf(ctx, settings) : null,
  };
}

const capOf = ({ capMessages, capHours }: MessagingSettings) =>
  capMessages !== null && capHours !== null ? { messages: capMessages, hours: capHours } : null;

const MINUTE_MS = 60_000;

/** When the next text may leave. Further ahead than any rate leads, the clock was set back: then nobody waits for it. */
function paceOf(ctx: Ctx, { nextSmsAt }: MessagingSettings): string | null {
  if (!nextSmsAt || nextSmsAt.getTime() > ctx.now().getTime() + MINUTE_MS) return null;
  return nextSmsAt.toISOString();
}

interface Person {
  emailConsent: string;
  smsConsent: string;
  states: string[];
  timezone: string | null;
  phones: string[];
  /** The addresses that the ticks on the record speak of. */
  ticked: Record<ChannelKind, string | null>;
  isCustomer: boolean;
}

const NOBODY: Person = {
  emailConsent: "unknown",
  smsConsent: "unknown",
  states: [],
  timezone: null,
  phones: [],
  ticked: { email: null, sms: null },
  isCustomer: false,
};

/** What the contact's record says; a contact that has been deleted still lives somewhere. */
async function readPerson(ctx: Ctx, { contactId }: Judged): Promise<Person> {
  if (!contactId) return NOBODY;
  const [row] = await query<
    Omit<Person, "states" | "phones" | "ticked"> & {
      addresses: { state?: string; region?: string }[];
      emails: ContactEmail[];
      phones: ContactPhone[];
    }
  >(
    ctx.db,
    sql`select c.email_consent as "emailConsent", c.sms_consent as "smsConsent", c.addresses, c.emails, c.phones,
        c.metadata->>'timezone' as timezone,
        exists (select from deals d where d.org_id = c.org_id and d.contact_id = c.id and d.deleted_at is null
          and d.status = 'won' and d.updated_at > ${shift(ctx.now(), -CUSTOMER_MONTHS, "months", ctx.org.timezone)}) as "isCustomer"
      from contacts c where c.org_id = ${ctx.org.id} and c.id = ${contactId}`,
  );
  if (!row) return NOBODY;
  const states = row.addresses.map((one) => (one.state ?? one.region ?? "").trim().toUpperCase()).filter(Boolean);
  const ticked = { email: primaryEmail(row), sms: primaryPhone(row) };
  return { ...row, states, phones: row.phones.map((phone) => phone.number), ticked };
}

/** The ledger speaks first; a tick on the contact is believed as well, of the first address and number it speaks of. */
async function consentFor(ctx: Ctx, message: Judged, person: Person): Promise<Facts["consent"]> {
  const channel = message.channel as ChannelKind;
  const written = await latestConsent(ctx, channel, message.to);
  if (written && written.status !== "unknown")
    return { status: written.status, purpose: written.purpose, source: written.source };
  const isTicked = person.ticked[channel] === message.to;
  const ticked = !isTicked ? "unknown" : channel === "sms" ? person.smsConsent : person.emailConsent;
  const status = ticked === "granted" || ticked === "denied" ? ticked : "unknown";
  return { status, purpose: "all", source: "contact" };
}

async function wroteLately(ctx: Ctx, { channel, to }: Judged): Promise<boolean> {
  const since = shift(ctx.now(), -CONVERSATION_HOURS, "hours", ctx.org.timezone);
  const [row] = await query(
    ctx.db,
    sql`select 1 from messages where org_id = ${ctx.org.id} and direction = 'inbound' and channel = ${channel}
      and from_address = ${to} and created_at > ${since} limit 1`,
  );
  return row !== undefined;
}

/** Marketing that reached the person on any of their numbers, for the caps. */
async function contactedSince(ctx: Ctx, message: Judged, { phones }: Person, hours: number): Promise<string[]> {
  const since = shift(ctx.now(), -hours, "hours", ctx.org.timezone);
  const addresses = sql.param([...new Set([message.to, ...phones])]);
  const rows = await query<{ at: Date }>(
    ctx.db,
    sql`select coalesce(sent_at, decided_at) as at from messages where org_id = ${ctx.org.id} and direction = 'outbound'
      and purpose = 'marketing' and channel = ${message.channel} and id <> ${message.id}
      and (to_address = any(${addresses}::text[]) or contact_id = ${message.contactId})
      and state in ('sending', 'unknown', 'sent', 'delivered', 'bounced', 'complained') and coalesce(sent_at, decided_at) > ${since}`,
  );
  return rows.map((row) => new Date(row.at).toISOString());
}
