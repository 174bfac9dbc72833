import type { SubscriberDefinition } from "@mainstay/events";
import { OUTBOX_SQL } from "@mainstay/events";
import type { JobDefinition, ScheduleDefinition } from "@mainstay/jobs";
import { activity } from "./modules/activities/activities.object.ts";
import { timelineRoutes } from "./modules/activities/activities.routes.ts";
import { company } from "./modules/companies/companies.object.ts";
import { ageNightly, followDeals, lifecycleJobs } from "./modules/contacts/contacts.lifecycle.ts";
import { contact } from "./modules/contacts/contacts.object.ts";
import { deal } from "./modules/deals/deals.object.ts";
import { dealRoutes } from "./modules/deals/deals.routes.ts";
import { deliveryRoutes } from "./modules/deliveries/deliveries.routes.ts";
import { FORMS_SQL, form, formRoutes } from "./modules/forms/index.ts";
import { inquiryRoutes } from "./modules/inquiries/inquiries.routes.ts";
import { INQUIRIES_SQL } from "./modules/inquiries/inquiries.sql.ts";
import { lead } from "./modules/leads/leads.object.ts";
import { leadRoutes } from "./modules/leads/leads.routes.ts";
import { organizationRoutes } from "./modules/organizations/index.ts";
import { pipeline, stage } from "./modules/pipelines/pipelines.object.ts";
import { pipelineRoutes } from "./modules/pipelines/pipelines.routes.ts";
import { sampleDataRoutes } from "./modules/sample-data/sample-data.routes.ts";
import { setupRoutes } from "./modules/setup/setup.routes.ts";
import { viewRoutes } from "./modules/views/views.routes.ts";
import { AUTH_SQL } from "./platform/auth/index.ts";
import { cleanUp, cleanUpNightly } from "./platform/clean-up.job.ts";
import type { Ctx } from "./platform/context.ts";
import type { Route } from "./platform/route.ts";
import { journalRoutes } from "./records/journal.routes.ts";
import { registerObjects } from "./records/object.ts";
import { recordRoutes } from "./records/record.routes.ts";
import { SEARCH_SQL } from "./records/search.sql.ts";
import { settingsSql } from "./records/settings.ts";

/* The product's table of contents: a new object or module is named here, and nowhere else. */

/** Objects; each gets its routes from the records layer, by itself or with routes of its own beside them. */
registerObjects([company, contact, lead, deal, activity, pipeline, stage, form]);

export const routes: Route[] = [
  ...organizationRoutes,
  ...journalRoutes,
  ...timelineRoutes(),
  ...pipelineRoutes(),
  ...leadRoutes(),
  ...dealRoutes(),
  ...recordRoutes(company),
  ...recordRoutes(contact),
  ...recordRoutes(activity),
  ...formRoutes(),
  ...inquiryRoutes(),
  ...viewRoutes(),
  ...sampleDataRoutes,
  ...setupRoutes,
  ...deliveryRoutes,
];

/** What acts on events. */
export const subscribers: SubscriberDefinition<Ctx>[] = [followDeals];

/** Background work, and what the clock starts of it. */
export const jobs: JobDefinition<Ctx>[] = [cleanUp, ...lifecycleJobs];
export const schedules: ScheduleDefinition<Ctx>[] = [cleanUpNightly, ageNightly];

/** Functions and triggers that the tables need. */
export const ROUTINES = [
  OUTBOX_SQL,
  AUTH_SQL,
  SEARCH_SQL,
  settingsSql(["custom_fields", "pipelines", "stages"]),
  FORMS_SQL,
  INQUIRIES_SQL,
];
