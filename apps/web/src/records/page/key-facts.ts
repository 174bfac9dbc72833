import type { DrawnField, DrawnObject } from "../../lib/session.ts";

const MOST = 5;

/**
 * The few fields that a record's heading repeats: what it is worth, where it stands, whom it is about and whose it is.
 * Read out of the declaration: its columns are what the declaration holds to be important.
 */
export function keyFactsOf(object: DrawnObject): DrawnField[] {
  const columns = object.fields.filter(({ column, name }) => column && name !== object.titleField);
  const ofType = (...types: DrawnField["type"][]) => columns.filter(({ type }) => types.includes(type));
  const states = ofType("picklist").filter(({ options }) => options?.some(({ color }) => color));
  const links = ofType("link").filter((field) => field.object !== "stage");
  return [...ofType("money"), ...states, ...links, ...ofType("emails", "phones", "phone"), ...ofType("member")].slice(
    0,
    MOST,
  );
}
