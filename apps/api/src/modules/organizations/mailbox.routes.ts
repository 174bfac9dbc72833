import type { Mailbox, StoredMail } from "@mainstay/mail";
import { z } from "zod";
import { ORGANIZATION_HEADER } from "../../platform/auth/index.ts";
import type { Ctx } from "../../platform/context.ts";
import { notFound } from "../../platform/problem.ts";
import { defineRoute } from "../../platform/route.ts";
import { MailHead, ReceivedMail } from "./organizations.schemas.ts";

declare module "../../platform/context.ts" {
  interface House {
    /** Where mails go while no SMTP server is configured; null when one is. */
    mailbox: Mailbox | null;
  }
}

const tag = "Mailbox";
const right = { capability: "members" } as const;

/*
 * The development mailbox as a page. Only mails of the caller's organization: password resets and address changes belong
 * to a person and carry no organization, so they are found in the server's log and in the mailbox folder alone.
 */
export const mailboxRoutes = [
  defineRoute({
    id: "listMailbox",
    method: "get",
    path: "/mailbox",
    summary: "Mails kept on this server because no SMTP server is configured",
    tag,
    answer: MailHead.array(),
    right,
    run: async (ctx) => (await mailboxOf(ctx).list()).filter((mail) => isOurs(ctx, mail)).map(head),
  }),
  defineRoute({
    id: "readMailbox",
    method: "get",
    path: "/mailbox/{id}",
    summary: "One of these mails",
    tag,
    params: z.object({ id: z.string() }),
    answer: ReceivedMail,
    right,
    run: async (ctx, { params }) => {
      const mail = await mailboxOf(ctx).read(params.id);
      if (!mail || !isOurs(ctx, mail)) throw notFound("Mail");
      return { ...head(mail), text: mail.text, html: mail.html };
    },
  }),
];

function mailboxOf(ctx: Ctx): Mailbox {
  if (!ctx.house.mailbox) throw notFound("Mailbox");
  return ctx.house.mailbox;
}

const isOurs = (ctx: Ctx, mail: StoredMail) => mail.headers[ORGANIZATION_HEADER] === ctx.org.id;
const head = ({ id, to, subject, at }: StoredMail) => ({ id, to, subject, at });
