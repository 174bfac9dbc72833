import type { SubscriberDefinition } from "@mainstay/events";
import { OUTBOX_SQL } from "@mainstay/events";
import type { JobDefinition, ScheduleDefinition } from "@mainstay/jobs";
import { activity } from "./modules/activities/activities.object.ts";
import { feedRoute, timelineRoutes } from "./modules/activities/activities.routes.ts";
import { TIMELINE_SQL } from "./modules/activities/timeline.sql.ts";
import { aiRoutes, followAiMessages } from "./modules/ai/index.ts";
import { CALENDAR_SQL, calendarRoutes } from "./modules/calendar/index.ts";
import { channelRoutes } from "./modules/channels/channels.routes.ts";
import { comment } from "./modules/comments/comments.object.ts";
import { commentRoutes } from "./modules/comments/comments.routes.ts";
import { company } from "./modules/companies/companies.object.ts";
import { consentRoutes } from "./modules/consent/consent.routes.ts";
import { followContacts } from "./modules/consent/follow-contacts.ts";
import { ageNightly, followDeals, lifecycleJobs } from "./modules/contacts/contacts.lifecycle.ts";
import { contact } from "./modules/contacts/contacts.object.ts";
import { deal } from "./modules/deals/deals.object.ts";
import { dealRoutes } from "./modules/deals/deals.routes.ts";
import { stagedDeal } from "./modules/deals/deals.stages.ts";
import { deliveryRoutes } from "./modules/deliveries/deliveries.routes.ts";
import {
  DRAFTS_SQL,
  draft,
  draftRoutes,
  followConversions,
  followMessages,
  printDraft,
  publicDraftRoutes,
  sweepDrafts,
  sweepDraftsEveryFiveMinutes,
  writeJob,
} from "./modules/drafts/index.ts";
import { duplicateRoutes } from "./modules/duplicates/duplicates.routes.ts";
import { duplicateJobs, sweepDuplicatesNightly, sweepKind } from "./modules/duplicates/sweep.job.ts";
import { exportKind } from "./modules/exports/export.job.ts";
import { exportRoutes } from "./modules/exports/exports.routes.ts";
import { favoriteRoutes } from "./modules/favorites/favorites.routes.ts";
import { file } from "./modules/files/files.object.ts";
import { fileRoutes } from "./modules/files/files.routes.ts";
import {
  FOLLOW_UPS_SQL,
  followActivities,
  followUpJobs,
  followUpRule,
  followUpRuleRoutes,
  planAfterDocuments,
  planAfterMeetings,
  planAnswers,
  stopWhenAnswered,
  stopWhenReached,
  sweepFollowUpsEveryMinute,
} from "./modules/follow-ups/index.ts";
import { FORMS_SQL, form, formRoutes } from "./modules/forms/index.ts";
import { followRisks, hygieneRoutes, reckonRisksEveryHour, riskJobs } from "./modules/hygiene/index.ts";
import { importKind } from "./modules/imports/apply.job.ts";
import { checkKind } from "./modules/imports/check.job.ts";
import { importRoutes } from "./modules/imports/imports.routes.ts";
import { inquiryRoutes } from "./modules/inquiries/inquiries.routes.ts";
import { INQUIRIES_SQL } from "./modules/inquiries/inquiries.sql.ts";
import { article, embedPassages, followSources, knowledgeRoutes } from "./modules/knowledge/index.ts";
import { lead } from "./modules/leads/leads.object.ts";
import { leadRoutes } from "./modules/leads/leads.routes.ts";
import { stagedLead } from "./modules/leads/leads.stages.ts";
import { dispatchJob, sweepMessages, sweepMessagesEveryMinute } from "./modules/messages/dispatch/dispatch.job.ts";
import { message } from "./modules/messages/messages.object.ts";
import { messageRoutes } from "./modules/messages/messages.routes.ts";
import { MESSAGES_SQL } from "./modules/messages/messages.sql.ts";
import { notificationRoutes } from "./modules/notifications/notifications.routes.ts";
import { NOTIFICATIONS_SQL } from "./modules/notifications/notifications.sql.ts";
import { reminderJobs, reminderSchedules } from "./modules/notifications/remind.job.ts";
import {
  sendNotifications,
  sweepNotifications,
  sweepNotificationsEveryMinute,
} from "./modules/notifications/send.job.ts";
import { tellOfEvents } from "./modules/notifications/tell.subscriber.ts";
import { obeyMembersStop } from "./modules/notifications/texting/obey-stop.subscriber.ts";
import {
  DELETION_SQL,
  deleteOrganizations,
  deleteOrganizationsNightly,
  organizationRoutes,
} from "./modules/organizations/index.ts";
import { pipeline, stage } from "./modules/pipelines/pipelines.object.ts";
import { pipelineRoutes } from "./modules/pipelines/pipelines.routes.ts";
import { question, questionRoutes } from "./modules/questions/index.ts";
import { sampleDataRoutes } from "./modules/sample-data/sample-data.routes.ts";
import { firstRunRoutes } from "./modules/setup/first-run.routes.ts";
import { setupRoutes } from "./modules/setup/setup.routes.ts";
import {
  sweepTasksEveryMinute,
  TASKS_SQL,
  task,
  taskDependency,
  taskJobs,
  taskRoutes,
  timeLog,
} from "./modules/tasks/index.ts";
import { template } from "./modules/templates/templates.object.ts";
import { templateRoutes } from "./modules/templates/templates.routes.ts";
import { todayRoutes } from "./modules/today/today.routes.ts";
import { alertJobs, sweepAlertsEveryMinute } from "./modules/views/alerts.job.ts";
import { VIEWS_SQL } from "./modules/views/alerts.sql.ts";
import { view } from "./modules/views/views.object.ts";
import { viewRoutes } from "./modules/views/views.routes.ts";
import { AUTH_SQL } from "./platform/auth/index.ts";
import { cleanUp, cleanUpNightly } from "./platform/clean-up.job.ts";
import type { Ctx } from "./platform/context.ts";
import type { Route } from "./platform/route.ts";
import { backgroundJobRoutes } from "./records/background/background-jobs.routes.ts";
import { registerBackgroundKinds } from "./records/background/background-kind.ts";
import { runBackgroundJob, sweepBackgroundJobs, sweepBackgroundJobsEveryMinute } from "./records/background/run.job.ts";
import { bulkKind } from "./records/bulk.job.ts";
import { customFieldRoutes } from "./records/custom-fields.routes.ts";
import { journalRoutes } from "./records/journal.routes.ts";
import { registerObjects } from "./records/object.ts";
import { recordRoutes } from "./records/record.routes.ts";
import { SEARCH_SQL } from "./records/search.sql.ts";
import { settingsSql } from "./records/settings.ts";
import { STATISTICS_SQL } from "./records/statistics.sql.ts";
import { undoKind } from "./records/undo.job.ts";

/* The product's table of contents: a new object or module is named here, and nowhere else. */

/** Objects; each gets its routes from the records layer, by itself or with routes of its own beside them. */
registerObjects([
  company,
  contact,
  lead,
  deal,
  activity,
  task,
  taskDependency,
  timeLog,
  pipeline,
  stage,
  form,
  view,
  message,
  draft,
  template,
  file,
  comment,
  question,
  article,
  followUpRule,
]);

/** Long work done in chunks. */
registerBackgroundKinds([bulkKind, undoKind, checkKind, importKind, exportKind, sweepKind]);

export const routes: Route[] = [
  ...organizationRoutes,
  ...journalRoutes,
  ...customFieldRoutes,
  feedRoute,
  ...timelineRoutes(),
  ...fileRoutes(),
  ...commentRoutes,
  ...notificationRoutes,
  ...duplicateRoutes(),
  ...hygieneRoutes(),
  ...pipelineRoutes([stagedLead, stagedDeal]),
  ...leadRoutes(),
  ...dealRoutes(),
  ...recordRoutes(company),
  ...recordRoutes(contact),
  ...recordRoutes(activity),
  ...taskRoutes(),
  ...calendarRoutes,
  ...formRoutes(),
  ...inquiryRoutes(),
  ...viewRoutes(),
  ...favoriteRoutes,
  ...sampleDataRoutes,
  ...setupRoutes,
  ...firstRunRoutes,
  ...todayRoutes(),
  ...deliveryRoutes,
  ...messageRoutes(),
  ...draftRoutes(),
  ...publicDraftRoutes,
  ...templateRoutes(),
  ...consentRoutes,
  ...channelRoutes,
  ...aiRoutes,
  ...questionRoutes(),
  ...knowledgeRoutes(),
  ...followUpRuleRoutes(),
  ...backgroundJobRoutes,
  ...importRoutes,
  ...exportRoutes,
];

/** What acts on events. */
export const subscribers: SubscriberDefinition<Ctx>[] = [
  followDeals,
  followContacts,
  followAiMessages,
  followSources,
  tellOfEvents,
  obeyMembersStop,
  followMessages,
  followConversions,
  planAfterDocuments,
  planAfterMeetings,
  planAnswers,
  stopWhenAnswered,
  stopWhenReached,
  followActivities,
  followRisks,
];

/** Background work, and what the clock starts of it. */
export const jobs: JobDefinition<Ctx>[] = [
  cleanUp,
  deleteOrganizations,
  runBackgroundJob,
  sweepBackgroundJobs,
  ...lifecycleJobs,
  ...duplicateJobs,
  ...taskJobs,
  dispatchJob,
  sweepMessages,
  embedPassages,
  writeJob,
  printDraft,
  sweepDrafts,
  sendNotifications,
  sweepNotifications,
  ...reminderJobs,
  ...alertJobs,
  ...followUpJobs,
  ...riskJobs,
];
export const schedules: ScheduleDefinition<Ctx>[] = [
  cleanUpNightly,
  deleteOrganizationsNightly,
  ageNightly,
  sweepDuplicatesNightly,
  sweepTasksEveryMinute,
  sweepBackgroundJobsEveryMinute,
  sweepMessagesEveryMinute,
  sweepDraftsEveryFiveMinutes,
  sweepNotificationsEveryMinute,
  ...reminderSchedules,
  sweepAlertsEveryMinute,
  sweepFollowUpsEveryMinute,
  reckonRisksEveryHour,
];

/** Functions and triggers that the tables need. */
export const ROUTINES = [
  OUTBOX_SQL,
  AUTH_SQL,
  SEARCH_SQL,
  STATISTICS_SQL,
  settingsSql(["custom_fields", "pipelines", "stages", "follow_up_rules"]),
  DELETION_SQL,
  FORMS_SQL,
  INQUIRIES_SQL,
  MESSAGES_SQL,
  DRAFTS_SQL,
  NOTIFICATIONS_SQL,
  TIMELINE_SQL,
  TASKS_SQL,
  VIEWS_SQL,
  CALENDAR_SQL,
  FOLLOW_UPS_SQL,
];
