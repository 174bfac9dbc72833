import { boolean, json, member, text } from "@mainstay/model";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { type Doc, defineObject } from "../../records/object.ts";
import { raw } from "../../records/sql.ts";
import { views } from "./views.table.ts";

export type View = Doc<typeof views>;

/**
 * Journalled and undone like any record, but not among the product's objects: who may see a view depends on the view
 * and on no role, and its name must not turn up in somebody else's search.
 */
export const view = defineObject({
  name: "view",
  plural: "views",
  label: "View",
  pluralLabel: "Views",
  titleField: "name",
  ownerField: "ownerId",
  table: views,
  fields: {
    name: text("Name", { required: true, maxLength: 80 }),
    object: text("Of", { required: true }),
    shared: boolean("Shared"),
    isDefault: boolean("Opens first"),
    config: json("Configuration"),
    ownerId: member("Owner", { readOnly: true }),
  },
  access: (ctx, action, alias) => {
    const t = raw(alias);
    const isOwn = sql`${t}.owner_id = ${ctx.member?.id ?? null}`;
    if (action !== "read" && !governs(ctx)) return isOwn;
    return sql`(${isOwn} or ${t}.shared)`;
  },
});

/** Those who run the organization also keep what is shared in it. */
export const governs = (ctx: Ctx) => ctx.role.capabilities.includes("organization");
