import { type Field, type FieldSpec, field } from "./fields.ts";
import type { Capability } from "./rights.ts";

/** What an object is, without how it is stored: sent to the browser, which draws tables, forms and filters from it. */
export interface ObjectMeta {
  name: string;
  plural: string;
  label: string;
  pluralLabel: string;
  /** The field that names a record to a person. */
  titleField: string;
  fields: Field[];
  /** The field that says whose record it is, one member or several; rights `own` and `team` look at it. */
  ownerField?: string;
  /** Links whose target's readers may read this record too. */
  readThrough: string[];
  /** Whoever owns a record reads it, whatever it hangs on: what somebody is asked to do must not be hidden from them. */
  ownersRead?: boolean;
  /**
   * Set for what shapes the organization rather than records its work (pipelines, forms): every member reads it, and
   * the capability is what it takes to change it.
   */
  governedBy?: Capability;
  /** The order of a list when nobody asked for one, as in `sort`. */
  defaultSort: string;
}

export interface ObjectSpec extends Omit<ObjectMeta, "fields" | "readThrough" | "defaultSort"> {
  fields: Record<string, FieldSpec>;
  readThrough?: string[];
  defaultSort?: string;
}

/** Fields every record has. */
export const RECORD_FIELDS: Record<string, FieldSpec> = {
  id: { type: "id", label: "Id", readOnly: true },
  createdAt: { type: "datetime", label: "Created", readOnly: true, aliases: ["created"] },
  updatedAt: { type: "datetime", label: "Updated", readOnly: true, aliases: ["updated"] },
  createdBy: { type: "member", label: "Created by", readOnly: true },
  version: { type: "integer", label: "Version", readOnly: true, sort: false },
};

/** Completes a declaration into the description everything else is made from. */
export function describeObject(spec: ObjectSpec): ObjectMeta {
  const { fields, readThrough = [], defaultSort = "-createdAt", ...rest } = spec;
  return {
    ...rest,
    readThrough,
    defaultSort,
    fields: Object.entries({ ...fields, ...RECORD_FIELDS }).map(([name, given]) => field(name, given)),
  };
}

export function findField(object: ObjectMeta, name: string): Field | undefined {
  return object.fields.find((candidate) => candidate.name === name);
}
