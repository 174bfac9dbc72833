import { z } from "zod";
import { defineRoute, type Route } from "../../../platform/route.ts";
import { askForCode, enterCode, NotificationPhone, removePhone } from "./phone.service.ts";

// `asksOutside`: a provider is asked, and a code that was wrong is counted though the answer is a refusal.
const common = { tag: "Notifications", right: "member", asksOutside: true } as const;

/** The phone on which a member wants to be texted of what is urgent. */
export const phoneRoutes: Route[] = [
  defineRoute({
    ...common,
    id: "askForPhoneCode",
    method: "post",
    path: "/notification-phone",
    summary: "Text a code to a number, to be told of what is urgent there",
    body: z.strictObject({ number: z.string().trim().max(40) }),
    answer: NotificationPhone,
    run: (ctx, { body }) => askForCode(ctx, body.number),
  }),
  defineRoute({
    ...common,
    id: "enterPhoneCode",
    method: "post",
    path: "/notification-phone/verify",
    summary: "Enter the code that came by text",
    body: z.strictObject({ code: z.string().regex(/^\d{6}$/, "has six digits") }),
    answer: NotificationPhone,
    run: (ctx, { body }) => enterCode(ctx, body.code),
  }),
  defineRoute({
    ...common,
    id: "removePhone",
    method: "delete",
    path: "/notification-phone",
    summary: "Be texted no more",
    status: 204,
    run: (ctx) => removePhone(ctx),
  }),
];
