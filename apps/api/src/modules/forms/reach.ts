import { normalizeEmail } from "@mainstay/model/email";
import { normalizePhone } from "@mainstay/model/phone";
import { type FieldError, invalid } from "../../platform/problem.ts";
import type { Submission } from "./submission.ts";
import type { FormWords } from "./words/words.ts";

export interface GivenReach {
  email: string | null;
  phone: string | null;
  /** What was typed but cannot be used, in words for whoever reads the lead. */
  asTyped: string[];
}

/**
 * How the person can be reached. A wrong number beside a good address is kept as typed: a lead is worth more than a
 * tidy field.
 * @throws Problem invalid, with pointers, when nothing is left to reach the person by
 */
export function givenReach({ email, phone }: Submission, country: string, words: FormWords): GivenReach {
  const goodEmail = email ? normalizeEmail(email) : null;
  const goodPhone = phone ? normalizePhone(phone, country) : null;
  if (!goodEmail && !goodPhone) throw invalid(unreachable(words, email, phone));
  const asTyped = [
    ...(email && !goodEmail ? [words.emailAsTyped(email)] : []),
    ...(phone && !goodPhone ? [words.phoneAsTyped(phone)] : []),
  ];
  return { email: goodEmail, phone: goodPhone?.e164 ?? null, asTyped };
}

function unreachable(words: FormWords, email?: string | null, phone?: string | null): FieldError[] {
  const errors: FieldError[] = [];
  if (email) errors.push({ pointer: "/email", detail: words.noEmail(email) });
  if (phone) errors.push({ pointer: "/phone", detail: words.noPhone(phone) });
  const detail = words.needsReach;
  return errors.length > 0
    ? errors
    : [
        { pointer: "/email", detail },
        { pointer: "/phone", detail },
      ];
}
