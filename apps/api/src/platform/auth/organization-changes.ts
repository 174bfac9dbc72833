import { systemRole } from "@mainstay/model";
import { z } from "zod";

/** What somebody did to an organization through Better-auth's own endpoints, for the app's journal. */
export interface OrganizationChange {
  organizationId: string;
  by: { userId: string; name: string };
  kind: "create" | "update" | "delete";
  /** For people: "Invited ann@example.com as Sales". */
  summary: string;
  object: "organization" | "member" | "invitation" | "team";
  id: string;
}

const Text = z.string().nullish();
const Row = z.object({ id: z.uuid(), organizationId: Text, email: Text, name: Text, role: Text });
type Row = z.infer<typeof Row>;

/** The thing changed, wherever an endpoint's answer or the request holds it. */
const Returned = z.union([z.object({ member: Row }).transform(({ member }) => member), Row]);

type Told = Pick<OrganizationChange, "kind" | "object"> & { summary(row: Row): string };
const told = (kind: Told["kind"], object: Told["object"], summary: Told["summary"]): Told => ({
  kind,
  object,
  summary,
});
const roleOf = (row: Row) => systemRole(row.role ?? "").name;

const CHANGES: Record<string, Told> = {
  "/organization/create": told("create", "organization", (row) => `Opened the organization ${row.name}`),
  "/organization/update": told("update", "organization", () => "Changed the organization's settings"),
  "/organization/invite-member": told("create", "invitation", (row) => `Invited ${row.email} as ${roleOf(row)}`),
  "/organization/cancel-invitation": told("delete", "invitation", (row) => `Took back the invitation of ${row.email}`),
  "/organization/accept-invitation": told("create", "member", (row) => `Joined as ${roleOf(row)}`),
  "/organization/leave": told("delete", "member", () => "Left the organization"),
  "/organization/remove-member": told("delete", "member", (row) => `Removed a member who was ${roleOf(row)}`),
  "/organization/update-member-role": told("update", "member", (row) => `Changed a member's role to ${roleOf(row)}`),
  "/organization/create-team": told("create", "team", (row) => `Made the team ${row.name}`),
  "/organization/update-team": told("update", "team", (row) => `Renamed a team to ${row.name}`),
};

export const CHANGING_PATHS = Object.keys(CHANGES);

/** What a successful call of one of `CHANGING_PATHS` did; null when its answer says nothing of it. */
export function describeChange(
  path: string,
  returned: unknown,
  by: OrganizationChange["by"],
): OrganizationChange | null {
  const change = CHANGES[path];
  const row = Returned.safeParse(returned).data;
  const organizationId = change?.object === "organization" ? row?.id : row?.organizationId;
  if (!change || !row || !organizationId) return null;
  return { organizationId, by, kind: change.kind, object: change.object, id: row.id, summary: change.summary(row) };
}
