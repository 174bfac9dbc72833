import { languageOf } from "@mainstay/ai";
import { isCounted, lineTotal } from "@mainstay/model/line-items";
import { formatMoney } from "@mainstay/model/money";
import type { Ctx } from "../../../platform/context.ts";
import { Problem } from "../../../platform/problem.ts";
import { findRecord } from "../../../records/read.ts";
import { contact } from "../../contacts/contacts.object.ts";
import { priceOf, priceWith } from "../content.ts";
import type { Draft } from "../drafts.object.ts";
import { TRUSTED } from "../drafts.states.ts";
import type { DocumentType } from "../drafts.words.ts";
import { type DocumentWords, wordsOf } from "../pages/words.ts";

export interface ShownLine {
  id: string;
  description: string;
  /** `2 h`, or the bare number. */
  quantity: string;
  price: string;
  amount: string;
  isOptional: boolean;
  isCounted: boolean;
}

/** A document as its customer sees it, on the page and on paper: every number and day in words of their language. */
export interface ShownDocument {
  words: DocumentWords;
  locale: string;
  kind: string;
  title: string;
  organization: string;
  customer: string | null;
  date: string;
  validUntil: string | null;
  sections: { heading: string; body: string }[];
  lines: ShownLine[];
  subtotal: string;
  taxes: { rate: string; tax: string }[];
  total: string;
  signature: { name: string; at: string; from: string; hash: string } | null;
}

/**
 * Draws a document up for its customer.
 * @param trying optional lines that the customer is trying out; those taken or proposed, when not given
 */
export async function showDocument(ctx: Ctx, draft: Draft, trying?: readonly string[]): Promise<ShownDocument> {
  const { locale, timezone } = ctx.org;
  const words = wordsOf(languageOf(locale));
  const { content, currency, decision } = draft;
  const proposed = content.lines.filter((line) => line.isOptional && line.isChosen).map(({ id }) => id);
  const taken = decision?.outcome === "accepted" ? decision.chosen : (trying ?? proposed);
  const price = content.lines.some((line) => line.isOptional)
    ? priceWith(content, currency, taken)
    : priceOf(content, currency);
  const money = (amount: string | null) => (amount === null ? "–" : formatMoney(amount, currency, locale));
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: timezone });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: timezone });
  const plainDays = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const decimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  return {
    words,
    locale,
    kind: words.kinds[draft.type as DocumentType],
    title: draft.title,
    organization: ctx.org.name,
    customer: await customerOf(ctx, draft),
    date: days.format(new Date(draft.sentAt ?? draft.approvedAt ?? ctx.now())),
    validUntil: draft.validUntil && plainDays.format(new Date(`${draft.validUntil}T00:00:00Z`)),
    sections: content.sections,
    lines: content.lines.map((line) => {
      const shown = { ...line, isChosen: taken.includes(line.id) };
      return {
        id: line.id,
        description: line.description,
        quantity: [decimals.format(Number(line.quantity)), line.unit].filter(Boolean).join(" "),
        price: money(line.unitPrice),
        amount: money(lineTotal(line, currency)),
        isOptional: line.isOptional,
        isCounted: isCounted(shown),
      };
    }),
    subtotal: money(price.subtotal),
    taxes: price.taxes.map(({ rate, tax }) => ({ rate: decimals.format(Number(rate)), tax: money(tax) })),
    total: money(price.total),
    signature:
      decision?.outcome === "accepted" && decision.name && draft.decidedAt
        ? {
            name: decision.name,
            at: moments.format(new Date(draft.decidedAt)),
            from: decision.ip,
            hash: decision.contentHash,
          }
        : null,
  };
}

async function customerOf(ctx: Ctx, { contactId }: Draft): Promise<string | null> {
  if (!contactId) return null;
  try {
    return (await findRecord(ctx, contact, contactId, TRUSTED)).fullName || null;
  } catch (error) {
    // A contact may be deleted meanwhile; the document stands.
    if (error instanceof Problem && error.code === "not-found") return null;
    throw error;
  }
}
