import { languageOf } from "@mainstay/ai";
import type { Ctx } from "../../platform/context.ts";
import type { Draft } from "./drafts.object.ts";
import { wordsOf } from "./pages/words.ts";

export interface Cover {
  subject: string;
  /** With `{{link}}` where the address of the page belongs. */
  email: string;
  sms: string;
}

/** The usual words that lead a customer to a document, in the organization's language, for the sender to change. */
export function coverOf(ctx: Ctx, { type, title }: Pick<Draft, "type" | "title">): Cover {
  const words = wordsOf(languageOf(ctx.org.locale));
  const kind = words.kinds[type as keyof typeof words.kinds];
  const sender = ctx.member?.name ?? ctx.org.name;
  return {
    subject: `${kind}: ${title}`.slice(0, 255),
    email: words.coverEmail({ kind, title, sender, organization: ctx.org.name }),
    sms: words.coverSms({ kind, organization: ctx.org.name }),
  };
}
