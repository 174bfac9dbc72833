import type { Today } from "./today.api.ts";

export const SECTIONS = ["newLeads", "followUps", "tasks", "meetings", "rottingDeals", "quietLeads"] as const;
export type SectionName = (typeof SECTIONS)[number];

export interface Person {
  id: string | null;
  title: string | null;
  phone: string | null;
  email: string | null;
}

/** One line of the day, whatever it came from. */
export interface TodayItem {
  /** Tells the line from all others, also while the list changes around it. */
  key: string;
  section: SectionName;
  /** The record that it is about. */
  about: { object: "lead" | "deal" | "contact" | "company" | "task"; id: string; title: string };
  /** What it says beside the record's name. */
  detail: string;
  person: Person | null;
  owner: { id: string; title: string | null } | null;
  /** The moment it is measured by: due, since, or the meeting's time. */
  at: string;
  /** Minutes of opening time that a new lead had waited when the list was made. */
  waitedMinutes?: number;
  rottingDays?: number;
  /** Follow-ups that a call settles. */
  settles: string[];
  /** The follow-up itself, where the line is one. */
  followUp?: { id: string; version: number };
  /** The task itself, where the line is one. */
  task?: { id: string; version: number };
  /** A lead or deal that can be moved on. */
  staged?: { id: string; pipelineId: string; stageId: string };
}

/** The lines of a section, in its order. */
export function itemsOf(today: Today, section: SectionName): TodayItem[] {
  switch (section) {
    case "newLeads":
      return today.newLeads.items.map((item) => ({ ...leadItem(item, section), waitedMinutes: item.waitedMinutes }));
    case "quietLeads":
      return today.quietLeads.items.map((item) => leadItem(item, section));
    case "rottingDeals":
      return today.rottingDeals.items.map(dealItem);
    case "tasks":
      return today.tasks.items.map(taskItem);
    default:
      return today[section].items.map((item) => activityItem(item, section));
  }
}

type LeadAnswer = Today["quietLeads"]["items"][number];
type DealAnswer = Today["rottingDeals"]["items"][number];
type ActivityAnswer = Today["followUps"]["items"][number];

function leadItem({ record, person, owner, settles }: LeadAnswer, section: "newLeads" | "quietLeads"): TodayItem {
  const own = { phone: textOf(record.phone), email: textOf(record.email) };
  return {
    key: `${section}:${record.id}`,
    section,
    about: { object: "lead", id: record.id, title: textOf(record.title) ?? "" },
    detail: [person?.title, textOf(record.serviceType)].filter(Boolean).join(" · "),
    // A lead has a phone and e-mail of its own, for a person who is no contact yet.
    person: person
      ? { ...person, phone: person.phone ?? own.phone, email: person.email ?? own.email }
      : { id: null, title: null, ...own },
    owner,
    at: String((section === "quietLeads" && record.lastActivityAt) || record.createdAt),
    settles,
    staged: stagedOf(record),
  };
}

function dealItem({ record, person, owner, stage }: DealAnswer): TodayItem {
  return {
    key: `rottingDeals:${record.id}`,
    section: "rottingDeals",
    about: { object: "deal", id: record.id, title: textOf(record.name) ?? "" },
    detail: [stage.name, person?.title].filter(Boolean).join(" · "),
    person,
    owner,
    at: String(record.stageChangedAt),
    rottingDays: stage.rottingDays,
    settles: [],
    staged: stagedOf(record),
  };
}

function taskItem({ record, about, person, owner }: Today["tasks"]["items"][number]): TodayItem {
  return {
    key: `tasks:${record.id}`,
    section: "tasks",
    about: { object: "task", id: record.id, title: textOf(record.title) ?? "" },
    detail: about?.title ?? "",
    person,
    owner,
    at: String(record.dueAt),
    settles: [],
    task: { id: record.id, version: record.version },
  };
}

function activityItem({ record, about, person, owner }: ActivityAnswer, section: "followUps" | "meetings"): TodayItem {
  const isFollowUp = section === "followUps";
  return {
    key: `${section}:${record.id}`,
    section,
    about: { ...about, title: about.title ?? "" },
    detail: [textOf(record.subject), person?.title === about.title ? null : person?.title].filter(Boolean).join(" · "),
    person,
    owner,
    at: String(isFollowUp ? record.followUpAt : record.at),
    settles: isFollowUp ? [record.id] : [],
    followUp: isFollowUp ? { id: record.id, version: record.version } : undefined,
  };
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** Nothing to move where the role may not see the stage. */
function stagedOf({ id, pipelineId, stageId }: { id: string; [field: string]: unknown }) {
  if (typeof pipelineId !== "string" || typeof stageId !== "string") return undefined;
  return { id, pipelineId, stageId };
}
