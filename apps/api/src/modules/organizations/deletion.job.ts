import { defineJob, defineSchedule } from "@mainstay/jobs";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { deleteDue } from "./deletion.service.ts";

/** Ends the organizations whose days of grace are over. */
export const deleteOrganizations = defineJob({
  name: "organizations.delete-due",
  schema: z.object({}),
  run: (ctx: Ctx) => deleteDue(ctx),
});

export const deleteOrganizationsNightly = defineSchedule({
  name: "organizations.delete-due-nightly",
  cron: "20 4 * * *",
  job: deleteOrganizations,
  payload: {},
});
