import { defineSubscriber } from "@mainstay/events";
import type { Ctx } from "../../../platform/context.ts";
import { findReadable } from "../../../records/read.ts";
import { liftSuppressions } from "../../consent/suppressions.ts";
import { messageReceived } from "../../messages/messages.events.ts";
import { message } from "../../messages/messages.object.ts";
import { stopNumber } from "./numbers.ts";

/** A STOP from a member's own phone ends texts to it, and a START begins them again. */
export const obeyMembersStop = defineSubscriber({
  name: "notifications.obey-stop",
  on: [messageReceived],
  where: `$.channel == "sms" && ($.intent == "stop" || $.intent == "start")`,
  async run(ctx: Ctx, { recordId, payload: { intent } }) {
    const received = await findReadable(ctx, message, recordId);
    if (!received?.from) return;
    const isStop = intent === "stop";
    const isTheirs = await stopNumber(ctx, received.from, isStop);
    // A START of somebody who never agreed to anything as a customer lifts nothing by itself.
    if (isTheirs && !isStop) {
      await liftSuppressions(ctx, ["sms", "call"], [received.from], "Replied START", "opt_out");
    }
  },
});
