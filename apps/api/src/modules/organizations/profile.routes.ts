import { eq } from "drizzle-orm";
import { user } from "../../platform/auth/auth.table.ts";
import { listLogins, listOrganizationsOf } from "../../platform/auth/index.ts";
import type { House, Identity } from "../../platform/context.ts";
import { forbidden, notFound, unauthenticated } from "../../platform/problem.ts";
import { defineOpenRoute } from "../../platform/route.ts";
import { ChangeMe, Login, LoginPage, Me } from "./organizations.schemas.ts";

const tag = "Profile";

export const showMe = defineOpenRoute({
  id: "getMe",
  method: "get",
  path: "/me",
  summary: "Who one is, where, and with which rights",
  tag,
  answer: Me,
  right: "signedIn",
  run: async ({ house, identity }) => describe(house, signedIn(identity)),
});

export const changeMe = defineOpenRoute({
  id: "changeMe",
  method: "patch",
  path: "/me",
  summary: "Change one's name, time zone or locale",
  tag,
  body: ChangeMe,
  answer: Me,
  right: "signedIn",
  run: async ({ house, identity }, { body }) => {
    const me = person(identity);
    await house.database.system
      .update(user)
      .set({ ...body, updatedAt: house.now() })
      .where(eq(user.id, me.user.id));
    house.auth.forget();
    return describe(house, me);
  },
});

export const listMyLogins = defineOpenRoute({
  id: "listLogins",
  method: "get",
  path: "/login-history",
  summary: "Attempts to sign in as oneself, newest first",
  tag,
  query: LoginPage,
  answer: Login.array(),
  right: "signedIn",
  run: ({ house, identity }, { query }) => listLogins(house.database, person(identity).user.id, query),
});

async function describe(house: House, identity: Identity) {
  const [row] = await house.database.system.select().from(user).where(eq(user.id, identity.user.id));
  if (!row) throw notFound("Person");
  const { id, name, email, timezone, locale, twoFactorEnabled } = row;
  const { member, org, role, via } = identity;
  const organizations = await listOrganizationsOf(house.database, id);
  return {
    user: { id, name, email, timezone, locale, twoFactorEnabled },
    member: member && { id: member.id, teammates: member.teammates },
    organization: org,
    role,
    capabilities: role?.capabilities ?? [],
    refused: identity.refused ?? null,
    // A key is given out in one organization, and says nothing of its member's others.
    organizations: via === "apiKey" ? organizations.filter((one) => one.id === org?.id) : organizations,
  };
}

function signedIn(identity: Identity | null): Identity {
  if (!identity) throw unauthenticated();
  return identity;
}

/** A person's own account is none of a program's business, whatever its scopes. */
function person(identity: Identity | null): Identity {
  const found = signedIn(identity);
  if (found.via === "apiKey") throw forbidden("An API key cannot do this; sign in.");
  return found;
}
