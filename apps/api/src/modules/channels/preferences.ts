import { inTransaction } from "../../platform/context.ts";
import { lockKeys } from "../../records/keys.ts";
import { reachOf } from "../consent/addresses.ts";
import { recordConsent } from "../consent/ledger.ts";
import { liftSuppressions, liveSuppressions, type SuppressionRow, suppress } from "../consent/suppressions.ts";
import type { Reader } from "./reader.ts";

/** Which e-mail somebody wants: everything, no marketing, or none at all. */
export const CHOICES = ["everything", "no_marketing", "nothing"] as const;
export type Choice = (typeof CHOICES)[number];

/** What its reader has chosen before, as far as it still holds. */
export async function choiceOf({ ctx, message }: Reader): Promise<Choice> {
  const own = (await liveSuppressions(ctx, message.to, "email")).filter(isOwnWord);
  if (own.some(({ scope }) => scope === "all")) return "nothing";
  return own.length > 0 ? "no_marketing" : "everything";
}

/**
 * Does what the reader chose, at once; choosing the same twice changes nothing. Wanting mail again takes back their own
 * word alone: an address that bounced or complained stays closed.
 */
export async function choose(reader: Reader, choice: Choice, proof: Record<string, unknown>): Promise<void> {
  await choosing(reader, async ({ ctx, message }) => {
    if ((await choiceOf({ ctx, message })) === choice) return;
    const standing = (await liveSuppressions(ctx, message.to, "email")).filter(isOwnWord);
    if (standing.length > 0) await liftSuppressions(ctx, ["email"], [message.to], "Chose anew", "opt_out");
    if (choice !== "everything") {
      await suppress(ctx, {
        channels: ["email"],
        addresses: [message.to],
        scope: choice === "nothing" ? "all" : "marketing",
        reason: "opt_out",
        source: "unsubscribe_page",
      });
    }
    await recordConsent(ctx, {
      contactId: message.contactId,
      channel: "email",
      address: message.to,
      status: choice === "everything" ? "granted" : "denied",
      purpose: choice === "nothing" ? "all" : "marketing",
      source: "unsubscribe_page",
      proof: { ...proof, choice, messageId: message.id },
    });
  });
}

/** What a mail program's own button does; who wants no mail at all keeps it that way. */
export async function leaveMarketing(reader: Reader, proof: Record<string, unknown>): Promise<void> {
  await choosing(reader, async (reader) => {
    if ((await choiceOf(reader)) === "everything") await choose(reader, "no_marketing", proof);
  });
}

/** One choice about an address at a time: of two at once the later sees what the earlier one left. */
const choosing = ({ ctx, message }: Reader, work: (reader: Reader) => Promise<void>): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await lockKeys(ctx, reachOf(message.to));
    await work({ ctx, message });
  });

const isOwnWord = ({ reason }: SuppressionRow) => reason === "opt_out";
