import { defineSubscriber } from "@mainstay/events";
import type { Ctx } from "../../platform/context.ts";
import { eventOf } from "../../records/record.events.ts";
import { messageSent } from "../messages/messages.events.ts";
import { message } from "../messages/messages.object.ts";
import { question } from "../questions/questions.object.ts";
import { article } from "./articles.object.ts";
import { sendEmbedding } from "./embed.job.ts";
import { indexSource } from "./index-source.ts";
import type { PassageSource } from "./knowledge.table.ts";

const changesOf = (object: Parameters<typeof eventOf>[0]) =>
  (["created", "updated", "deleted", "restored"] as const).map((verb) => eventOf(object, verb));

/** What the organization writes down, answers and sends becomes what its AI knows, and stops being so when it goes. */
export const followSources = defineSubscriber<Ctx, ReturnType<typeof eventOf>[]>({
  name: "knowledge.follow-sources",
  on: [
    ...changesOf(article),
    ...changesOf(question),
    messageSent,
    eventOf(message, "deleted"),
    eventOf(message, "restored"),
  ],
  async run(ctx, { object, recordId }) {
    await indexSource(ctx, object as PassageSource, recordId);
    sendEmbedding(ctx);
  },
});
