import { type DomainEvent, defineSubscriber, type EventDefinition } from "@mainstay/events";
import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Actor, Ctx } from "../../platform/context.ts";
import { operations } from "../../records/journal.table.ts";
import { MAY_BE_NEWS, type News, RULES } from "./audience.ts";
import { tellMembers } from "./tell.ts";

/** Turns events into notifications: one a member and event, and one a member and operation that did much at once. */
export const tellOfEvents = defineSubscriber<Ctx, EventDefinition[]>({
  name: "notifications.tell",
  on: RULES.map(({ event }) => event),
  where: MAY_BE_NEWS,
  async run(ctx, event) {
    const news = await RULES.find((rule) => rule.event.name === event.name)?.newsOf(ctx, event);
    if (!news) return;
    const many = await operationOnMany(ctx, event);
    const cause = { id: many ?? event.id, actor: actorOf(event), at: event.at };
    await tellMembers(ctx, cause, many ? asOneOfMany(news) : news);
  },
});

const asOneOfMany = (news: News): News => ({
  ...news,
  told: news.told.map((one) => ({ ...one, data: { ...one.data, isOneOfMany: true } })),
});

/** The operation behind an event, when it is one on many records: whoever was given five hundred leads is told once. */
async function operationOnMany(ctx: Ctx, { operationId }: DomainEvent): Promise<string | null> {
  if (!operationId) return null;
  const [found] = await ctx.db
    .select({ id: operations.id })
    .from(operations)
    .where(
      and(
        eq(operations.orgId, ctx.org.id),
        eq(operations.id, operationId),
        inArray(operations.kind, ["bulk_update", "import", "undo"]),
      ),
    );
  return found?.id ?? null;
}

const KnownActor: z.ZodType<Actor> = z.union([
  z.object({ type: z.literal("member"), id: z.string(), name: z.string() }),
  z.object({ type: z.literal("apiKey"), id: z.string(), name: z.string(), memberId: z.string() }),
  z.object({ type: z.literal("customer"), id: z.string().nullable(), name: z.string() }),
  z.object({ type: z.literal("system"), id: z.null(), name: z.string() }),
]);

const actorOf = ({ actor }: DomainEvent): Actor => KnownActor.parse(actor);
