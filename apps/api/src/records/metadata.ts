import type { Ctx } from "../platform/context.ts";
import { visibleFields } from "./list.ts";
import { allObjects } from "./object.ts";
import { isEditable, mayEver } from "./scope.ts";

/** Every object this role may read, with the fields it may see: what the web app draws itself from. */
export async function describeObjects(ctx: Ctx) {
  const readable = allObjects().filter((object) => mayEver(ctx, object.meta, "read"));
  return Promise.all(
    readable.map(async (object) => ({
      ...object.meta,
      fields: (await visibleFields(ctx, object)).map((field) => ({
        ...field,
        editable: isEditable(ctx, object.meta, field),
      })),
      can: {
        create: mayEver(ctx, object.meta, "create"),
        edit: mayEver(ctx, object.meta, "edit"),
        delete: mayEver(ctx, object.meta, "delete"),
      },
    })),
  );
}
