import { findField } from "@mainstay/model";
import { type FieldError, invalid } from "../../platform/problem.ts";
import type { AnyDoc, ObjectDefinition } from "../../records/object.ts";
import { isEmpty } from "../../records/same.ts";
import type { Stage } from "./pipelines.service.ts";

/** What a stage asks for must be filled in every record that enters it. @throws Problem invalid, a pointer for each field */
export function requireFields(object: ObjectDefinition, docs: AnyDoc[], stage: Stage): void {
  const missing = stage.requiredFields.filter((name) => docs.some((doc) => isEmpty(fieldValue(object, doc, name))));
  if (missing.length > 0) throw invalid(missing.map((name) => missingField(object, name, stage)));
}

function missingField(object: ObjectDefinition, name: string, stage: Stage): FieldError {
  const label = findField(object.meta, name)?.label ?? name.replace("custom.", "");
  return {
    pointer: `/fields/${name.replace(".", "/")}`,
    detail: `${label} is needed before a ${object.meta.name} can enter ${stage.name}.`,
  };
}

/** The given values that a record takes: one moved alone takes them all, one among many only what it has nothing in. */
export function fillingIn(doc: AnyDoc, given: Record<string, unknown>, isAlone: boolean): Record<string, unknown> {
  if (isAlone) return given;
  const { custom = {}, ...values } = given;
  const own = Object.entries(custom as object).filter(([key]) => isEmpty(doc.custom[key]));
  return {
    ...Object.fromEntries(Object.entries(values).filter(([name]) => isEmpty(doc[name]))),
    ...(own.length > 0 && { custom: Object.fromEntries(own) }),
  };
}

/** A field's value; those of the organization's own are called `custom.roofType`. */
const fieldValue = (object: ObjectDefinition, doc: AnyDoc, name: string) =>
  findField(object.meta, name) ? doc[name] : doc.custom[name.replace("custom.", "")];
