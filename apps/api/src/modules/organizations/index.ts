import type { Route } from "../../platform/route.ts";
import { apiKeyRoutes } from "./api-keys.routes.ts";
import { mailboxRoutes } from "./mailbox.routes.ts";
import { memberRoutes } from "./members.routes.ts";
import { organizationItself } from "./organization.routes.ts";
import { changeMe, listMyLogins, showMe } from "./profile.routes.ts";
import { roleRoutes } from "./roles.routes.ts";
import { teamRoutes } from "./teams.routes.ts";

export { createChangeRecorder } from "./audit.ts";
export { deleteOrganizations, deleteOrganizationsNightly } from "./deletion.job.ts";
export { DELETION_SQL } from "./deletion.sql.ts";
export { mountLogos } from "./logo.service.ts";
export { listMembers } from "./members.service.ts";
export { createFindCustomRole } from "./roles.service.ts";

/** The organization itself, its people and what they may do; sign-in and invitations are Better-auth's, below `/api/auth`. */
export const organizationRoutes: Route[] = [
  ...organizationItself,
  showMe,
  changeMe,
  listMyLogins,
  ...memberRoutes,
  ...roleRoutes,
  ...teamRoutes,
  ...apiKeyRoutes,
  ...mailboxRoutes,
];
