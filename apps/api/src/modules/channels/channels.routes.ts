import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import {
  ChangeChannel,
  changeChannel,
  listChannels,
  SetUpChannel,
  setUpChannel,
  testChannel,
} from "./channels.service.ts";
import { pretend } from "./development.ts";
import { ChangeSettings, changeSettings, readSettings } from "./settings.ts";

const tag = "Channels";
const right = { capability: "channels" } as const;
const Moment = z.union([z.iso.datetime({ offset: true }), z.date()]);
const Channel = z
  .looseObject({
    id: z.uuid(),
    kind: z.enum(["email", "sms"]),
    provider: z.enum(["mailbox", "server", "smtp", "resend", "sendgrid", "phone", "twilio"]),
    name: z.string(),
    sender: z.string(),
    registration: z.enum(["not_needed", "pending", "approved"]),
    isActive: z.boolean(),
    hasSecrets: z.boolean(),
    webhookUrl: z.string(),
    testedAt: Moment.nullable(),
    testResult: z.string().nullable(),
  })
  .meta({ id: "Channel" });
const Settings = z
  .looseObject({
    isSending: z.boolean(),
    stopReason: z.string().nullable(),
    postalAddress: z.string().nullable(),
    textsFrom: z.string().nullable(),
    textsUntil: z.string().nullable(),
    capMessages: z.number().nullable(),
    capHours: z.number().nullable(),
    smsPerSecond: z.number(),
    dailySpend: z.string().nullable(),
    pricePerSegment: z.string(),
  })
  .meta({ id: "MessagingSettings" });

/** Ways out, and how they are used. */
export const channelRoutes: Route[] = [
  defineRoute({
    id: "listChannels",
    method: "get",
    path: "/channels",
    summary: "Ways of sending that were set up; without any, mail and texts stay on this server",
    tag,
    answer: z.array(Channel),
    right,
    run: (ctx) => listChannels(ctx),
  }),
  defineRoute({
    id: "setUpChannel",
    method: "post",
    path: "/channels",
    status: 201,
    summary: "Set up a way of sending; it takes the place of the one before",
    tag,
    body: SetUpChannel,
    answer: Channel,
    right,
    run: (ctx, { body }) => setUpChannel(ctx, body),
  }),
  defineRoute({
    id: "changeChannel",
    method: "patch",
    path: "/channels/{id}",
    summary: "Change its name, sender or registration, or switch it off",
    tag,
    params: Id,
    body: ChangeChannel,
    answer: Channel,
    right,
    run: (ctx, { params, body }) => changeChannel(ctx, params.id, body),
  }),
  defineRoute({
    id: "testChannel",
    method: "post",
    path: "/channels/{id}/test",
    summary: "Ask the provider whether the keys are good; nothing is sent",
    tag,
    params: Id,
    answer: z.object({ isGood: z.boolean(), detail: z.string() }),
    right,
    run: (ctx, { params }) => testChannel(ctx, params.id),
  }),
  defineRoute({
    id: "getMessagingSettings",
    method: "get",
    path: "/messaging-settings",
    summary: "How messages go out: switch, address, hours, caps, spend",
    tag,
    answer: Settings,
    right: "member",
    run: (ctx) => readSettings(ctx),
  }),
  defineRoute({
    id: "changeMessagingSettings",
    method: "patch",
    path: "/messaging-settings",
    summary: "Change how messages go out; stricter than the law, never laxer",
    tag,
    body: ChangeSettings,
    answer: Settings,
    right,
    run: (ctx, { body }) => changeSettings(ctx, body),
  }),
  defineRoute({
    id: "answerAsCustomer",
    method: "post",
    path: "/messages/{id}/answer-as-customer",
    summary: "In the development mailbox and phone: reply, say stop, or let it bounce",
    tag,
    params: Id,
    body: z.strictObject({
      kind: z.enum(["reply", "bounce", "complaint"]),
      text: z.string().trim().max(5_000).default(""),
    }),
    answer: z.object({ ok: z.literal(true) }),
    right: { object: "message", action: "edit" },
    run: (ctx, { params, body }) => pretend(ctx, params.id, body),
  }),
];
