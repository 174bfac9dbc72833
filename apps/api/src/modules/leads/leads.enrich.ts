import type { Reachable } from "../../records/keys.ts";
import { lockRecord } from "../../records/lock.ts";
import type { AnyDoc } from "../../records/object.ts";
import type { OpCtx } from "../../records/operation.ts";
import { isEmpty } from "../../records/same.ts";
import { updateRecord } from "../../records/write.ts";
import { enrichContact, type PersonGiven } from "../contacts/contacts.service.ts";
import { lead } from "./leads.object.ts";

/** Texts that grow with every request instead of being filled once. */
const GROWING = ["notes", "description"];

/** Fills what an open lead and its contact lack, and adds notes not seen before; never overwrites. */
export async function enrichLead(
  ctx: OpCtx,
  known: AnyDoc,
  fields: Record<string, unknown>,
  person: PersonGiven,
  reach: Reachable,
  options: { trusted?: boolean },
): Promise<AnyDoc> {
  const doc = await lockRecord(ctx, lead, known.id, "edit", options);
  const fillable = lead.meta.fields.filter(
    ({ name, readOnly }) => !readOnly && isEmpty(doc[name]) && !isEmpty(fields[name]),
  );
  const patch: Record<string, unknown> = Object.fromEntries(fillable.map(({ name }) => [name, fields[name]]));
  for (const name of GROWING) {
    const grown = joined(doc[name], fields[name]);
    if (grown !== doc[name]) patch[name] = grown;
  }
  const { result } = await updateRecord(ctx, lead, doc.id, patch, options);
  if (doc.contactId) await enrichContact(ctx, String(doc.contactId), person, reach);
  return result;
}

function joined(before: unknown, added: unknown): unknown {
  if (typeof added !== "string" || added.trim() === "") return before;
  if (typeof before !== "string" || before === "") return added.trim();
  return before.includes(added.trim()) ? before : `${before}\n\n${added.trim()}`;
}
