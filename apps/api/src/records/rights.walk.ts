import { rightsOn, type SystemRoleKey, systemRole } from "@mainstay/model";
import type { Route } from "../platform/route.ts";
import type { Person } from "../testing/person.ts";
import { allObjects, objectNamed } from "./object.ts";

/*
 * What the rights test walks: real records of every kind, the path and body of every route, and what the tables of
 * rights say of it. A route whose path or body is not known here fails the test, so none is left out by forgetting.
 */

/** Ids of one record of every kind, by the first part of its path; and a few more. */
export type Fixture = Record<string, string>;

/** Makes everything a route can name, owned by `owner`; `member` is somebody to manage. */
export async function makeFixture(owner: Person, member: Person): Promise<Fixture> {
  const mark = crypto.randomUUID().slice(0, 8);
  const made = async (path: string, body: object) => {
    const reply = await owner.post(path, body);
    if (reply.status >= 300) throw new Error(`${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
    return reply.data;
  };
  const company = await made("/companies", { name: `Company ${mark}` });
  const contact = await made("/contacts", { firstName: mark });
  const deal = await made("/deals", { name: `Deal ${mark}` });
  const lead = await made("/leads", { email: `${mark}@example.com` });
  const pipeline = await made("/pipelines", { name: `Pipeline ${mark}`, object: "deal" });
  const [leadPipeline] = (await owner.get("/pipelines?object=lead")).data;
  const form = await made("/forms", { name: `Form ${mark}` });
  const task = await made("/tasks", { title: `Task ${mark}` });
  const needed = await made("/tasks", { title: `Needed ${mark}` });
  const undone = await made("/companies", { name: `Undone ${mark}` });
  const [operation] = (await owner.get(`/operations?recordId=${undone.id}`)).data;
  const ids: Record<string, Promise<{ id: string }> | { id: string }> = {
    companies: company,
    loserCompany: made("/companies", { name: `Loser ${mark}` }),
    contacts: contact,
    loserContact: made("/contacts", { firstName: `Loser ${mark}` }),
    deals: deal,
    leads: lead,
    activities: made("/activities", { type: "note", dealId: deal.id }),
    tasks: task,
    secondTask: made("/tasks", { title: `Second ${mark}` }),
    dependency: made(`/tasks/${task.id}/dependencies`, { dependsOnId: needed.id }),
    timeLog: made(`/tasks/${task.id}/time-logs`, WORKED),
    pipelines: pipeline,
    stages: made("/stages", { name: "Start", pipelineId: pipeline.id }),
    secondStage: made("/stages", { name: "Next", pipelineId: pipeline.id }),
    leadStage: leadPipeline.stages[0],
    replacedPipeline: made("/pipelines", { name: `Replaced ${mark}`, object: "deal" }),
    replacedStage: made("/stages", { name: "Replaced", pipelineId: pipeline.id }),
    forms: form,
    "follow-up-rules": made("/follow-up-rules", { name: mark, trigger: "lead_quiet", delay: 365 }),
    comments: made("/comments", { object: "deal", recordId: deal.id, body: mark }),
    views: made("/views", { object: "deal", name: mark, shared: true, config: {} }),
    roles: made("/roles", { name: `Role ${mark}`, parent: "sales" }),
    teams: made("/teams", { name: `Team ${mark}` }),
    fields: made("/fields", { object: "deal", key: `k${mark}`, label: mark, type: "text" }),
    "api-keys": made("/api-keys", { name: mark, scopes: ["read"] }),
    operations: operation,
    members: { id: member.memberId },
    messages: made("/messages", {
      channel: "email",
      to: `${mark}@example.com`,
      subject: mark,
      body: mark,
      dealId: deal.id,
    }),
    drafts: made(`/deals/${deal.id}/scope`, {}),
    files: made(`/files?object=deal&recordId=${deal.id}&name=${mark}.txt`, { mark }),
    questions: made(`/leads/${lead.id}/questions`, { text: `What is ${mark}?` }),
    articles: made("/articles", { title: mark, body: mark }),
    consents: made("/consents", {
      contactId: contact.id,
      channel: "email",
      address: `${mark}@example.com`,
      status: "granted",
      wording: mark,
    }),
    templates: made("/templates", { name: mark, channel: "sms", body: mark }),
    "dnc-lists": made("/dnc-lists", {
      name: mark,
      kind: "internal",
      asOf: "2026-01-01T00:00:00Z",
      numbers: "+13125550142",
    }),
    channels: made("/channels", { kind: "sms", provider: "phone", sender: "+15005550006" }),
  };
  const known = await Promise.all(Object.entries(ids).map(async ([name, one]) => [name, (await one).id] as const));
  return { ...Object.fromEntries(known), formKey: form.key, mark };
}

const WORKED = { startedAt: "2026-01-05T09:00:00Z", endedAt: "2026-01-05T10:00:00Z" };

/** Things of the whole installation, or that a fixture cannot plant: nobody finds them by these ids. */
const NOWHERE: Record<string, string> = {
  mailbox: crypto.randomUUID(),
  deliveries: crypto.randomUUID(),
  jobs: crypto.randomUUID(),
  imports: crypto.randomUUID(),
  exports: crypto.randomUUID(),
  favorites: crypto.randomUUID(),
  notifications: crypto.randomUUID(),
  "notification-mutes": crypto.randomUUID(),
  "push-subscriptions": crypto.randomUUID(),
  documents: crypto.randomUUID(),
};

/** Routes that take their record away, and so get one of their own. */
const SUBJECTS: Record<string, string> = { replaceStage: "replacedStage", replacePipeline: "replacedPipeline" };

/** A route's path with real ids. @throws Error for a path parameter the walk does not know */
export function pathOf(route: Route, fixture: Fixture): string {
  const [collection = ""] = route.path.split("/").slice(1);
  return route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const ids: Record<string, string | undefined> = {
      id: fixture[SUBJECTS[route.id] ?? collection] ?? NOWHERE[collection],
      memberId: fixture.members,
      eventId: NOWHERE.deliveries,
      subscriber: "contacts.follow-deals",
      jobId: NOWHERE.jobs,
      dependencyId: fixture.dependency,
      logId: fixture.timeLog,
      questionId: fixture.questions,
      file: "guessed.ics",
      key: NOWHERE.documents,
      optInId: NOWHERE.deliveries,
      step: "hours",
      stageId: collection === "leads" ? fixture.leadStage : fixture.stages,
    };
    const id = ids[name];
    if (!id) throw new Error(`The rights walk does not know {${name}} of ${route.path}; teach it in rights.walk.ts`);
    return id;
  });
}

/** What a route cannot do without in its address. */
export function queryOf({ id, path }: Route, fixture: Fixture): string {
  if (id === "listComments" || id === "suggestMentions") return `?object=deal&recordId=${fixture.deals}`;
  if (id === "createFile") return `?object=deal&recordId=${fixture.deals}&name=walk.txt`;
  if (id === "search" || id === "findMatches") return "?q=jo&name=jo";
  if (id === "searchKnowledge") return "?q=jo";
  if (id === "uploadArticle") return "?fileName=walk.txt";
  // The beginning of a column; whose column it is, is asked first.
  if (id.endsWith("Column")) return `?after=0/${crypto.randomUUID()}`;
  if (!id.endsWith("FieldHistory")) return "";
  const object = allObjects().find(({ meta }) => path.startsWith(`/${meta.plural}/`));
  return `?field=${object?.meta.titleField}`;
}

/** Bodies that routes take; `{}` does for the others. */
const BODIES: Record<string, (fixture: Fixture) => object> = {
  changeOrganization: () => ({ name: "Renamed" }),
  changeMember: () => ({ role: "sales" }),
  handOver: ({ members }) => ({ to: members }),
  previewForm: () => ({ values: {} }),
  createRole: () => ({ name: crypto.randomUUID(), parent: "guest" }),
  createTeam: () => ({ name: crypto.randomUUID() }),
  renameTeam: () => ({ name: crypto.randomUUID() }),
  createApiKey: () => ({ name: "Key", scopes: ["read"] }),
  defineField: () => ({ object: "lead", key: `f${Date.now()}`, label: "Field", type: "text" }),
  createLead: () => ({ email: `${crypto.randomUUID()}@example.com` }),
  createInquiry: () => ({ contact: { email: `${crypto.randomUUID()}@example.com` } }),
  moveLead: () => ({ stage: "discovery" }),
  moveDeal: () => ({ stage: "estimating" }),
  moveLeads: ({ leads }) => ({ ids: [leads], stage: "discovery" }),
  moveDeals: ({ deals }) => ({ ids: [deals], stage: "estimating" }),
  replaceStage: ({ secondStage }) => ({ with: secondStage }),
  replacePipeline: ({ pipelines }) => ({ with: pipelines }),
  tellCompanyApart: ({ loserCompany }) => ({ otherId: loserCompany }),
  tellContactApart: ({ loserContact }) => ({ otherId: loserContact }),
  dismissCompanyGap: () => ({ field: "website" }),
  restoreCompanyGap: () => ({ field: "website" }),
  dismissContactGap: () => ({ field: "jobTitle" }),
  restoreContactGap: () => ({ field: "jobTitle" }),
  dismissLeadGap: () => ({ field: "serviceType" }),
  restoreLeadGap: () => ({ field: "serviceType" }),
  dismissDealGap: () => ({ field: "amount" }),
  restoreDealGap: () => ({ field: "amount" }),
  createCompany: () => ({ name: "Made" }),
  createContact: () => ({ firstName: "Made" }),
  createDeal: () => ({ name: "Made" }),
  createActivity: ({ deals }) => ({ type: "note", dealId: deals }),
  createTask: () => ({ title: "Made" }),
  addTaskDependency: ({ secondTask }) => ({ dependsOnId: secondTask }),
  addTimeLog: () => WORKED,
  previewRecurrence: () => ({ rule: "FREQ=DAILY", startAt: WORKED.startedAt, timezone: "UTC" }),
  createPipeline: () => ({ name: crypto.randomUUID(), object: "deal" }),
  createStage: ({ pipelines }) => ({ name: crypto.randomUUID(), pipelineId: pipelines }),
  createForm: () => ({ name: crypto.randomUUID() }),
  createFollowUpRule: () => ({ name: "Made", trigger: "proposal_sent", delay: 3 }),
  createView: () => ({ object: "deal", name: crypto.randomUUID(), config: {} }),
  mergeCompany: ({ companies, loserCompany }) => ({ winnerId: companies, loserIds: [loserCompany] }),
  mergeContact: ({ contacts, loserContact }) => ({ winnerId: contacts, loserIds: [loserContact] }),
  addComment: ({ deals }) => ({ object: "deal", recordId: deals, body: "Walk" }),
  changeComment: () => ({ isPinned: true }),
  askForPhoneCode: () => ({ number: "+13125550143" }),
  muteRecord: ({ deals }) => ({ object: "deal", recordId: deals }),
  markNotification: () => ({ isRead: true }),
  markNotifications: () => ({ isRead: true }),
  createExport: () => ({ object: "company" }),
  checkImport: () => ({ columns: [], matchBy: [] }),
  draftMessage: ({ deals }) => ({
    channel: "email",
    to: "walk@example.com",
    subject: "Walk",
    body: "Walk",
    dealId: deals,
  }),
  parseLead: () => ({ freeText: "Walk" }),
  summarizeInteraction: ({ activities }) => ({ activityId: activities }),
  suggestFollowUp: ({ leads }) => ({ leadId: leads }),
  tryAiModel: () => ({ provider: "rules", model: null }),
  writeQuestion: () => ({ text: "Where does it walk?" }),
  orderQuestions: ({ questions }) => ({ ids: [questions] }),
  answerQuestion: () => ({ answer: "Walk" }),
  createArticle: () => ({ title: "Made", body: "Made" }),
  draftLeadFollowUp: () => ({ channel: "email", objective: "nudge" }),
  draftDealFollowUp: () => ({ channel: "email", objective: "nudge" }),
  acceptDocument: () => ({ name: "Walk", agrees: true, contentHash: "0".repeat(64) }),
  askAboutDocument: () => ({ question: "Walk?" }),
  previewMessage: () => ({ channel: "email", to: "walk@example.com", body: "Walk" }),
  approveMessages: ({ messages }) => ({ messages: [{ id: messages, contentHash: "0".repeat(64) }] }),
  fillTemplate: () => ({ body: "Walk" }),
  createTemplate: () => ({ name: "Made", channel: "sms", body: "Made" }),
  optInTemplate: () => ({ purpose: "service", expiresAt: new Date(Date.now() + 86_400_000).toISOString() }),
  uploadDncList: () => ({ name: "Made", kind: "internal", asOf: "2026-01-01T00:00:00Z", numbers: "+13125550142" }),
  appendToDncList: () => ({ numbers: "+13125550143" }),
  setUpChannel: () => ({ kind: "sms", provider: "phone", sender: "+15005550006" }),
  resolveMessage: () => ({ outcome: "sent" }),
  recordConsent: ({ contacts }) => ({
    contactId: contacts,
    channel: "email",
    address: "walk@example.com",
    status: "granted",
    wording: "Walk",
  }),
  answerAsCustomer: () => ({ kind: "reply", text: "Walk" }),
  addSampleData: () => ({ trade: "plumbing" }),
  chooseTrade: () => ({ trade: "roofing" }),
  logCall: ({ deals }) => ({ about: { object: "deal", id: deals } }),
};

/** The body to send to a route; undefined where it takes none. */
export function bodyOf(route: Route, fixture: Fixture): object | undefined {
  if (!route.body) return undefined;
  const [collection = ""] = route.path.split("/").slice(1);
  if (route.path.endsWith("/batch")) return { operations: [{ op: "update", id: fixture[collection], data: {} }] };
  if (route.path.endsWith("/bulk")) return { ids: [fixture[collection]], action: "delete", preview: true };
  if (route.id.startsWith("share")) return { memberId: fixture.members };
  return BODIES[route.id]?.(fixture) ?? {};
}

/** `allowed` is any answer of the route itself; else the statuses that refuse. */
export type Expected = "allowed" | number[];

/** Routes whose records have rules of their own beside the declared right. */
const OWN_RULES: Record<string, (role: SystemRoleKey) => Expected> = {
  // Another member's operations take a capability, and look like none without it.
  getOperation: (role) => (has(role, "operations") ? "allowed" : [404]),
  undoOperation: (role) => (has(role, "operations") ? "allowed" : [404]),
  // Long work is the affair of whoever began it.
  getJob: () => [404],
  cancelJob: () => [404],
  // A shared view is everybody's to open, and its owner's or an administrator's to change.
  updateView: (role) => (has(role, "organization") ? "allowed" : [403]),
  deleteView: (role) => (has(role, "organization") ? "allowed" : [403]),
  // Whoever sees a message may try; the attempt beyond one's rights is kept, and refused.
  ...Object.fromEntries(
    [
      ["approveMessage", "approve_messages"],
      ["rejectMessage", "approve_messages"],
      ["sendMessage", "send_messages"],
      ["resolveMessage", "send_messages"],
      ["approveDraft", "approve_messages"],
      ["rejectDraft", "approve_messages"],
      ["sendDraft", "send_messages"],
    ].map(([id = "", capability = ""]) => [id, (role: SystemRoleKey) => onAMessage(role, capability)]),
  ),
  // A document is known by a key that nobody guesses.
  ...Object.fromEntries(
    ["acceptDocument", "declineDocument", "askAboutDocument", "noteDocumentView", "getDocumentFile"].map((id) => [
      id,
      (): Expected => [404],
    ]),
  ),
  // A record's readers speak about it; what somebody said is theirs to change, and an administrator's to take away.
  ...Object.fromEntries(
    ["listComments", "suggestMentions", "addComment", "changeComment", "getCommentHistory", "muteRecord"].map((id) => [
      id,
      (role: SystemRoleKey) => (rightsOn(systemRole(role), "deal").read === "all" ? "allowed" : [404]),
    ]),
  ),
  deleteComment: (role) =>
    rightsOn(systemRole(role), "deal").read !== "all" ? [404] : has(role, "organization") ? "allowed" : [403],
  // Time belongs to whoever worked it; those who look after everybody's work may mend it.
  ...Object.fromEntries(["changeTimeLog", "deleteTimeLog"].map((id) => [id, onATimeLog])),
  // A calendar is known by an address that nobody guesses.
  readCalendarFeed: () => [404],
  // Nobody has been told anything, or muted it, or shows it in a browser.
  markNotification: () => [404],
  unmuteRecord: () => [404],
  removePushBrowser: () => [404],
  testPushBrowser: () => [404],
  // The walk archives no field and stars nothing.
  restoreField: (role) => (has(role, "fields") ? [404] : [403]),
  removeFavorite: () => [404],
  // The whole organization is its owner's to delete or keep.
  cancelDeletion: (role) => (role === "owner" ? "allowed" : [403]),
  // The walk makes no opt-in to end.
  optOutTemplate: (role) => (has(role, "approve_messages") ? [404] : [403]),
  // Keys are their member's own affair; those who manage members may end them.
  deleteApiKey: (role) => (has(role, "members") ? "allowed" : [403, 404]),
};

function onATimeLog(role: SystemRoleKey): Expected {
  if (rightsOn(systemRole(role), "task").read !== "all") return [404];
  return has(role, "operations") ? "allowed" : [403];
}

function onAMessage(role: SystemRoleKey, capability: string): Expected {
  if (rightsOn(systemRole(role), "message").read !== "all") return [404];
  return has(role, capability) ? "allowed" : [403];
}

const has = (role: SystemRoleKey, capability: string) =>
  systemRole(role).capabilities.some((one) => one === capability);

/** What the tables of rights say of a member's call on records that are all somebody else's. */
export function expectedOf(route: Route, role: SystemRoleKey): Expected {
  const { right, id, method } = route;
  const own = OWN_RULES[id];
  if (own) return own(role);
  if (typeof right === "string") return "allowed";
  if ("capability" in right) {
    if (!has(role, right.capability)) return [403];
    return NOWHERE[route.path.split("/")[1] ?? ""] && route.path.includes("{") ? [404] : "allowed";
  }
  const { meta } = objectNamed(right.object);
  const governs = meta.governedBy && has(role, meta.governedBy);
  const rights = meta.governedBy
    ? { read: "all", create: governs, edit: governs ? "all" : "none", delete: governs ? "all" : "none" }
    : rightsOn(systemRole(role), right.object);
  if (right.action === "create") return rights.create ? "allowed" : [403];
  // The walk asks what deleting would do; a role that deletes nothing is told so.
  if (id.startsWith("bulk")) return rights.delete === "none" ? [403] : "allowed";
  const isOne = route.path.includes("{id}") || id.startsWith("merge");
  if (right.action === "read") return rights.read === "all" || !isOne ? "allowed" : [404];
  if (rights[right.action] === "all") return "allowed";
  return rights.read === "all" ? [403] : method === "get" ? [404] : [403, 404];
}
