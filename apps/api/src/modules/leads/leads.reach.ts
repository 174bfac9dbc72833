import { normalizeEmail } from "@mainstay/model/email";
import { normalizePhone } from "@mainstay/model/phone";
import type { Ctx } from "../../platform/context.ts";
import { type FieldError, invalid } from "../../platform/problem.ts";
import type { Reachable } from "../../records/keys.ts";
import type { Person, TakeInLead } from "./leads.intake.ts";

type Own = Pick<TakeInLead, "email" | "phone">;

/** Everything the person can be reached by, normalised. @throws Problem invalid with pointers */
export function reachable(ctx: Ctx, own: Own, person: Person): Reachable {
  const errors: FieldError[] = [];
  const emails = read(
    [["/email", own.email] as const, ["/contact/email", person.email] as const],
    normalizeEmail,
    (pointer, value) => errors.push({ pointer, detail: `“${value}” is not an e-mail address.` }),
  );
  const phones = read(
    [["/phone", own.phone] as const, ["/contact/phone", person.phone] as const],
    (value) => normalizePhone(value, ctx.org.country)?.e164 ?? null,
    (pointer, value) => {
      const hint = "write it with its country code, such as +1 312 555 0142";
      errors.push({ pointer, detail: `“${value}” is not a phone number; ${hint}.` });
    },
  );
  if (errors.length > 0) throw invalid(errors);
  return { emails, phones };
}

/** The distinct normalised values; what cannot be read is refused. */
function read(
  given: (readonly [pointer: string, value: string | null | undefined])[],
  normalize: (value: string) => string | null,
  refuse: (pointer: string, value: string) => void,
): string[] {
  const found = new Set<string>();
  for (const [pointer, value] of given) {
    if (!value) continue;
    const normalized = normalize(value);
    if (normalized) found.add(normalized);
    else refuse(pointer, value);
  }
  return [...found];
}

/** CloserFlow: a lead needs at least one way to reach the person, its own or its contact's. @throws Problem invalid */
export function requireReach({ contact, email, phone, contactId }: TakeInLead): void {
  if (email || phone || contactId || contact?.email || contact?.phone) return;
  const pointer = contact ? "/contact/email" : "/email";
  throw invalid([{ pointer, detail: "Give an e-mail or a phone number, or the contact the lead belongs to." }]);
}
