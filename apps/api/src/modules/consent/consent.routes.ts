import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { Id } from "../../platform/http.ts";
import { invalidField } from "../../platform/problem.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { findRecord } from "../../records/read.ts";
import { contact } from "../contacts/contacts.object.ts";
import type { ContactEmail, ContactPhone } from "../contacts/contacts.table.ts";
import { addressHash, isEmail, normalizeAddress } from "./addresses.ts";
import { appendToDncList, listDncLists, removeDncList, uploadDncList } from "./dnc.ts";
import { type ConsentRow, consentsOf, latestConsent } from "./ledger.ts";
import { liftSuppressions, liveSuppressions, suppress } from "./suppressions.ts";
import { takeBackConsent, writeDownConsent } from "./write-down.ts";

const tag = "Consent";
const Moment = z.iso.datetime({ offset: true });
const Channel = z.enum(["email", "sms", "call"]);
const Consent = z
  .looseObject({
    id: z.uuid(),
    channel: Channel,
    /** Null when it is none of the contact's addresses any more. */
    address: z.string().nullable(),
    status: z.enum(["granted", "denied", "revoked", "unknown"]),
    purpose: z.enum(["marketing", "all"]),
    source: z.string(),
    wording: z.string().nullable(),
    memberId: z.uuid().nullable(),
    at: z.union([Moment, z.date()]),
  })
  .meta({ id: "Consent" });
const Suppression = z
  .looseObject({
    id: z.uuid(),
    channel: Channel,
    address: z.string(),
    scope: z.enum(["marketing", "all"]),
    reason: z.string(),
    certainty: z.enum(["certain", "doubtful"]),
    at: z.union([Moment, z.date()]),
  })
  .meta({ id: "Suppression" });
const DncList = z
  .looseObject({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(["national", "state", "internal"]),
    state: z.string().nullable(),
    asOf: z.union([Moment, z.date()]),
    count: z.number(),
  })
  .meta({ id: "DncList" });
const Numbers = z.string().min(1);

/** What people agreed to, who must not be contacted, and the do-not-call lists. */
export const consentRoutes: Route[] = [
  defineRoute({
    id: "listConsents",
    method: "get",
    path: "/consents",
    summary: "What a contact agreed to and refused, newest first, and what stands against reaching them",
    tag,
    query: z.object({ contactId: z.uuid() }),
    answer: z.object({ consents: z.array(Consent), suppressions: z.array(Suppression) }),
    right: { object: "contact", action: "read" },
    run: (ctx, { query }) => showConsents(ctx, query.contactId),
  }),
  defineRoute({
    id: "recordConsent",
    method: "post",
    path: "/consents",
    status: 201,
    summary: "Write down what somebody agreed to or took back, with the words they were shown",
    tag,
    body: z.strictObject({
      contactId: z.uuid(),
      channel: Channel,
      address: z.string().max(320),
      status: z.enum(["granted", "denied", "revoked"]),
      purpose: z.enum(["marketing", "all"]).default("all"),
      wording: z.string().trim().min(1).max(5_000),
      source: z.string().trim().min(1).max(100).default("member"),
    }),
    answer: Consent,
    right: { object: "contact", action: "edit" },
    async run(ctx, { body }) {
      const address = readAddress(ctx, body.address);
      return told(await writeDownConsent(ctx, { ...body, address }), address);
    },
  }),
  defineRoute({
    id: "takeBackConsent",
    method: "post",
    path: "/consents/{id}/take-back",
    summary: "Take back what was written down by mistake; both stay in the ledger",
    tag,
    params: Id,
    answer: Consent,
    right: { object: "contact", action: "edit" },
    run: async (ctx, { params }) => told(await takeBackConsent(ctx, params.id), null),
  }),
  defineRoute({
    id: "listSuppressions",
    method: "get",
    path: "/suppressions",
    summary: "What stands against reaching an address",
    tag,
    query: z.object({ address: z.string().max(320) }),
    answer: z.array(Suppression),
    right: { capability: "send_messages" },
    run: (ctx, { query }) => standingAgainst(ctx, readAddress(ctx, query.address)),
  }),
  defineRoute({
    id: "suppressAddress",
    method: "post",
    path: "/suppressions",
    status: 201,
    summary: "Never contact an address again",
    tag,
    body: z.strictObject({
      address: z.string().max(320),
      channels: z.array(Channel).min(1),
      scope: z.enum(["marketing", "all"]).default("all"),
    }),
    answer: z.array(Suppression),
    right: { capability: "send_messages" },
    async run(ctx, { body }) {
      const address = readAddress(ctx, body.address);
      await suppress(ctx, { ...body, addresses: [address], reason: "manual", source: "member" });
      return standingAgainst(ctx, address);
    },
  }),
  defineRoute({
    id: "liftSuppression",
    method: "post",
    path: "/suppressions/lift",
    summary: "Contact an address again; who asked to hear no more must have agreed anew",
    tag,
    body: z.strictObject({
      address: z.string().max(320),
      channels: z.array(Channel).min(1),
      reason: z.string().trim().min(3).max(500),
    }),
    answer: z.array(Suppression),
    right: { capability: "channels" },
    async run(ctx, { body }) {
      const address = readAddress(ctx, body.address);
      await requireNewConsent(ctx, address);
      await liftSuppressions(ctx, body.channels, [address], body.reason);
      return standingAgainst(ctx, address);
    },
  }),
  defineRoute({
    id: "listDncLists",
    method: "get",
    path: "/dnc-lists",
    summary: "Do-not-call lists, newest first",
    tag,
    answer: z.array(DncList),
    right: { capability: "channels" },
    run: (ctx) => listDncLists(ctx),
  }),
  defineRoute({
    id: "uploadDncList",
    method: "post",
    path: "/dnc-lists",
    status: 201,
    summary: "Upload a do-not-call list; long ones in parts",
    tag,
    body: z.strictObject({
      name: z.string().trim().min(1).max(120),
      kind: z.enum(["national", "state", "internal"]),
      state: z
        .string()
        .regex(/^[A-Z]{2}$/, "must be a postal abbreviation such as TX")
        .nullish(),
      asOf: Moment,
      numbers: Numbers,
    }),
    answer: DncList,
    right: { capability: "channels" },
    run: (ctx, { body }) => uploadDncList(ctx, body),
  }),
  defineRoute({
    id: "appendToDncList",
    method: "post",
    path: "/dnc-lists/{id}/numbers",
    summary: "Add a further part to a list",
    tag,
    params: Id,
    body: z.strictObject({ numbers: Numbers }),
    answer: DncList,
    right: { capability: "channels" },
    run: (ctx, { params, body }) => appendToDncList(ctx, params.id, body.numbers),
  }),
  defineRoute({
    id: "deleteDncList",
    method: "delete",
    path: "/dnc-lists/{id}",
    status: 204,
    summary: "Remove a list",
    tag,
    params: Id,
    right: { capability: "channels" },
    run: (ctx, { params }) => removeDncList(ctx, params.id),
  }),
];

async function showConsents(ctx: Ctx, contactId: string) {
  const doc = await findRecord(ctx, contact, contactId);
  const addresses = [
    ...(doc.emails as ContactEmail[]).map((one) => one.email),
    ...(doc.phones as ContactPhone[]).map((one) => one.number),
  ];
  const byHash = new Map(addresses.map((address) => [addressHash(ctx, address), address]));
  const standing = await Promise.all(addresses.map((address) => standingAgainst(ctx, address)));
  const consents = await consentsOf(ctx, contactId, [...byHash.keys()]);
  return {
    consents: consents.map((row) => told(row, byHash.get(row.addressHash) ?? null)),
    suppressions: standing.flat(),
  };
}

const told = (row: ConsentRow, address: string | null) => ({ ...row, address });

const standingAgainst = async (ctx: Ctx, address: string) =>
  (await liveSuppressions(ctx, address)).map((row) => ({ ...row, address }));

/** An opt-out is the person's word, which only a later word of theirs takes back. @throws Problem invalid */
async function requireNewConsent(ctx: Ctx, address: string): Promise<void> {
  const standing = await liveSuppressions(ctx, address);
  const optedOutAt = standing.filter((row) => row.reason === "opt_out").map((row) => row.at.getTime());
  if (optedOutAt.length === 0) return;
  const consent = await latestConsent(ctx, isEmail(address) ? "email" : "sms", address);
  if (consent?.status === "granted" && consent.at.getTime() > Math.max(...optedOutAt)) return;
  throw invalidField("address", "This person asked to hear no more. Write down their new consent first.");
}

function readAddress(ctx: Ctx, address: string): string {
  const normalized = normalizeAddress(ctx, address);
  if (!normalized) throw invalidField("address", `“${address}” is neither an e-mail address nor a phone number.`);
  return normalized;
}
