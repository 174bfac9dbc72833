import type { AnyDoc } from "../../records/object.ts";
import type { Form } from "./forms.object.ts";
import type { Submission } from "./submission.ts";
import type { FormWords } from "./words/words.ts";

export interface Consent {
  email: boolean | null;
  sms: boolean | null;
  /** Word for word what the person was shown. */
  text: string;
}

/** What the person chose; null when they were not asked. */
export function consentOf({ consent, consentText }: Submission, form: Form): Consent | null {
  if (consent === undefined || consent === null) return null;
  const text = consentText || form.consentText;
  if (typeof consent === "boolean") return { email: consent, sms: consent, text };
  return { email: consent.email ?? null, sms: consent.sms ?? null, text };
}

/** The choice in words, for the timeline. */
export function consentInWords(consent: Consent | null, words: FormWords): string | null {
  if (!consent) return null;
  return consent.email || consent.sms ? words.agreed(consent, consent.text) : words.notAgreed(consent.text);
}

/**
 * What a contact's consent becomes. A box left unticked is a no to who has never said anything, but takes back no
 * earlier yes: withdrawing is an act of its own.
 */
export function consentPatch(contact: AnyDoc, consent: Consent | null, at: Date): Record<string, unknown> {
  if (!consent) return {};
  const patch: Record<string, unknown> = {};
  for (const [field, choice] of [
    ["emailConsent", consent.email],
    ["smsConsent", consent.sms],
  ] as const) {
    if (choice) patch[field] = "granted";
    else if (choice === false && contact[field] === "unknown") patch[field] = "denied";
  }
  return Object.keys(patch).length === 0 ? {} : { ...patch, consentText: consent.text, consentAt: at.toISOString() };
}
