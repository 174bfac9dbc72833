import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { hasPage } from "../RecordLink.tsx";

/** The records of another object that link to this one. */
export interface Relation {
  object: DrawnObject;
  field: DrawnField;
  /** The filter, as the grammar and a list's address have it. */
  filter: string;
}

/**
 * What hangs on a record, read out of the declarations: every field of an object with pages that links to this one.
 * Fields that Mainstay keeps for itself, such as what a record was merged into, are no relation to a person.
 */
export function relationsOf(target: DrawnObject, id: string, objects: DrawnObject[]): Relation[] {
  return (
    objects
      // The parts of a record that are of its own kind, such as subtasks, stand on its page already.
      .filter((object) => hasPage(object.name) && object.name !== target.name)
      .flatMap((object) =>
        object.fields
          .filter((field) => field.type === "link" && field.object === target.name && field.filter && !field.internal)
          .map((field) => ({ object, field, filter: `${field.name}:${id}` })),
      )
  );
}

/** The heading of a relation: `Contacts`, or `Companies (primary contact)` where an object links here twice or oddly. */
export function relationLabel({ object, field }: Relation, target: DrawnObject): string {
  const isUsual = field.name === `${target.name}Id`;
  return isUsual ? object.pluralLabel : `${object.pluralLabel} (${field.label.toLowerCase()})`;
}
