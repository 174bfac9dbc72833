import { z } from "zod";
import { organization } from "../../platform/auth/auth.table.ts";
import { defineOpenRoute, type Route } from "../../platform/route.ts";

/** What a visitor's first page needs to know before anybody has signed in. */
export const setupRoutes: Route[] = [
  defineOpenRoute({
    id: "getSetup",
    method: "get",
    path: "/setup",
    tag: "Set-up",
    right: "public",
    summary: "Whether nobody has set Mainstay up yet, and who may sign up",
    answer: z.object({ firstRun: z.boolean(), signUp: z.enum(["open", "invited"]) }),
    run: async ({ house }) => {
      const [known] = await house.database.system.select({ id: organization.id }).from(organization).limit(1);
      return { firstRun: known === undefined, signUp: house.config.SIGN_UP };
    },
  }),
];
