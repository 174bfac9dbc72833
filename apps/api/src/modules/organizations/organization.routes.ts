import { SYSTEM_ROLES } from "@mainstay/model";
import { defineRoute } from "../../platform/route.ts";
import { cancelDeletion, scheduleDeletion } from "./deletion.service.ts";
import { removeLogo, setLogo } from "./logo.service.ts";
import { changeSecurity, showSecurity, updateOrganization } from "./organization.service.ts";
import {
  ChangeOrganization,
  ChangeSecurity,
  NameToDelete,
  NewLogo,
  Organization,
  Security,
  ShownSecurity,
} from "./organizations.schemas.ts";

const tag = "Organization";
const right = { capability: "organization" } as const;

/** The organization itself: its settings, its looks, what it asks of who comes in, and its end. */
export const organizationItself = [
  defineRoute({
    id: "getOrganization",
    method: "get",
    path: "/organization",
    summary: "The organization one works in",
    tag,
    answer: Organization,
    right: "member",
    run: async (ctx) => ctx.org,
  }),
  defineRoute({
    id: "changeOrganization",
    method: "patch",
    path: "/organization",
    summary: "Change its name, place, currency, colour or opening hours",
    tag,
    body: ChangeOrganization,
    answer: Organization,
    right,
    run: (ctx, { body }) => updateOrganization(ctx, body),
  }),
  defineRoute({
    id: "setLogo",
    method: "put",
    path: "/organization/logo",
    summary: "Give it a picture of its own",
    tag,
    body: NewLogo,
    answer: Organization,
    right,
    run: (ctx, { body }) => setLogo(ctx, body.data),
  }),
  defineRoute({
    id: "removeLogo",
    method: "delete",
    path: "/organization/logo",
    summary: "Take its picture away",
    tag,
    answer: Organization,
    right,
    run: (ctx) => removeLogo(ctx),
  }),
  defineRoute({
    id: "getSecurity",
    method: "get",
    path: "/organization/security",
    summary: "What it asks of every session and key",
    tag,
    answer: ShownSecurity,
    right,
    run: (ctx, { ip }) => showSecurity(ctx, ip),
  }),
  defineRoute({
    id: "changeSecurity",
    method: "patch",
    path: "/organization/security",
    summary: "Change what it asks; never so that the caller is shut out",
    tag,
    body: ChangeSecurity,
    answer: Security,
    right,
    run: (ctx, { body, ip }) => changeSecurity(ctx, body, ip),
  }),
  defineRoute({
    id: "scheduleDeletion",
    method: "post",
    path: "/organization/deletion",
    summary: `Delete it in 30 days, for an ${SYSTEM_ROLES.owner.name.toLowerCase()}; until then it can be kept`,
    tag,
    body: NameToDelete,
    answer: Organization,
    right,
    run: (ctx, { body }) => scheduleDeletion(ctx, body.name),
  }),
  defineRoute({
    id: "cancelDeletion",
    method: "delete",
    path: "/organization/deletion",
    summary: "Keep it after all",
    tag,
    answer: Organization,
    right,
    run: (ctx) => cancelDeletion(ctx),
  }),
];
