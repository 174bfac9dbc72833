import { boolean, json, member, text } from "@mainstay/model";
import { type Doc, defineObject } from "../../records/object.ts";
import { views } from "./views.table.ts";

export type View = Doc<typeof views>;

/**
 * Journalled like any record, but not among the product's objects: who may see a view depends on the view and on no
 * role, and its name must not turn up in somebody else's search.
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
    config: json("Configuration"),
    ownerId: member("Owner", { readOnly: true }),
  },
});
