import { diskStorage } from "@mainstay/storage";
import { lte } from "drizzle-orm";
import { organization } from "../../platform/auth/auth.table.ts";
import type { Ctx, Organization } from "../../platform/context.ts";
import { conflict, forbidden, invalidField } from "../../platform/problem.ts";
import { setColumns } from "./organization.service.ts";

const DAY_MS = 86_400_000;
/** Long enough to come back from a holiday and notice. */
const GRACE_DAYS = 30;

/**
 * Has the organization deleted in 30 days. Until then only its owners come in, and any of them can keep it after all.
 * @param name the organization's name, typed: nobody does this by a slip
 * @throws Problem forbidden for anybody but an owner, invalid for another name
 */
export async function scheduleDeletion(ctx: Ctx, name: string): Promise<Organization> {
  refuseOthers(ctx);
  if (ctx.org.deletesAt) throw conflict("This organization is being deleted already.");
  if (name.trim() !== ctx.org.name) throw invalidField("name", "Type the organization's name exactly as it is.");
  const deletesAt = new Date(ctx.now().getTime() + GRACE_DAYS * DAY_MS).toISOString();
  const changed = await setColumns(ctx, { deletesAt }, "Asked for the organization to be deleted");
  ctx.house.realtime?.rightsChanged(ctx.org.id);
  return changed;
}

/** Keeps an organization that was to be deleted. @throws Problem forbidden for anybody but an owner */
export async function cancelDeletion(ctx: Ctx): Promise<Organization> {
  refuseOthers(ctx);
  return setColumns(ctx, { deletesAt: null }, "Kept the organization after all");
}

/** Deletes every organization whose time has come, with all that is in it. */
export async function deleteDue({ house, now }: Pick<Ctx, "house" | "now">): Promise<void> {
  const due = await house.database.system
    .select({ id: organization.id, name: organization.name })
    .from(organization)
    .where(lte(organization.deletesAt, now()));
  for (const { id, name } of due) {
    // Files first: whatever fails, the next night finds the organization still there and goes on.
    await house.storage.removeOrganization(id);
    await diskStorage(house.config.DATA_DIR).removeOrganization(id);
    await house.database.system.$client.query("select app.delete_organization($1)", [id]);
    house.auth.forget();
    house.log.warn({ organization: id, name }, "An organization was deleted, as its owner asked 30 days ago");
  }
}

/** An owner in person: a program must not be able to end the business it works for. */
function refuseOthers(ctx: Ctx): void {
  if (ctx.role.key !== "owner" || ctx.actor.type !== "member") {
    throw forbidden("Only an owner, signed in, can delete the organization or keep it.");
  }
}
