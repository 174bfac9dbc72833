import type { Ctx } from "../../platform/context.ts";
import { forbidden } from "../../platform/problem.ts";

/** Whose notifications they are. @throws Problem forbidden for who is no member */
export function memberOf(ctx: Ctx): string {
  if (!ctx.member) throw forbidden("Notifications belong to a member.");
  return ctx.member.id;
}
