import type { Capability } from "@mainstay/model";
import {
  Building2,
  ChartColumn,
  CheckCheck,
  CircleDollarSign,
  ClipboardList,
  History,
  ListTodo,
  type LucideIcon,
  Newspaper,
  PhoneIncoming,
  Sparkles,
  Sun,
  UserRound,
} from "lucide-react";
import type { ComponentType } from "react";
import { lazily } from "../../lib/lazily.ts";
import { m } from "../../messages/messages.js";
import { SETTINGS_PAGES } from "./settings-pages.ts";

export interface Destination {
  to:
    | "/"
    | "/leads"
    | "/deals"
    | "/tasks"
    | "/feed"
    | "/forecast"
    | "/contacts"
    | "/companies"
    | "/activities"
    | "/approvals"
    | "/inquiries/new"
    | "/operations"
    | "/settings/organization"
    | "/settings/duplicates"
    | "/settings/members"
    | "/settings/roles"
    | "/settings/access"
    | "/settings/data"
    | "/settings/pipelines"
    | "/settings/fields"
    | "/settings/forms"
    | "/settings/follow-ups"
    | "/settings/templates"
    | "/settings/channels"
    | "/settings/sending"
    | "/settings/knowledge"
    | "/settings/ai"
    | "/settings/ai-log"
    | "/settings/api-keys"
    | "/settings/deliveries"
    | "/settings/profile"
    | "/settings/notifications"
    | "/settings/calendar"
    | "/settings/security";
  /** Read while drawing, in the language that is shown. */
  label: () => string;
  icon: LucideIcon;
  place: "work" | "records" | "settings";
  /** The object one must be able to see, or the capability one must have, for it to be offered. */
  object?: string;
  capability?: Capability;
  /** Pressed after `g`. */
  key?: string;
  /** Draws how much waits there. */
  count?: ComponentType;
}

/** Where one can go: the sidebar, the settings, the palette and the `g` keys are made from it. */
export const NAVIGATION: Destination[] = [
  { to: "/", label: m.today_title, icon: Sun, place: "work", key: "t" },
  { to: "/feed", label: m.timeline_feed, icon: Newspaper, place: "work", key: "n" },
  { to: "/leads", label: m.frame_leads, icon: Sparkles, place: "work", object: "lead", key: "l" },
  { to: "/deals", label: m.frame_deals, icon: CircleDollarSign, place: "work", object: "deal", key: "d" },
  { to: "/tasks", label: m.tasks_title, icon: ListTodo, place: "work", object: "task", key: "k" },
  { to: "/forecast", label: m.forecast_link, icon: ChartColumn, place: "work", object: "deal", key: "f" },
  {
    to: "/approvals",
    label: m.approvals_title,
    icon: CheckCheck,
    place: "work",
    capability: "approve_messages",
    key: "p",
    count: lazily(() => import("../approvals/WaitingCount.tsx"), "WaitingCount"),
  },
  { to: "/inquiries/new", label: m.frame_new_inquiry, icon: PhoneIncoming, place: "work", object: "lead", key: "i" },
  { to: "/contacts", label: m.frame_contacts, icon: UserRound, place: "records", object: "contact", key: "c" },
  { to: "/companies", label: m.frame_companies, icon: Building2, place: "records", object: "company", key: "o" },
  { to: "/activities", label: m.frame_activities, icon: ClipboardList, place: "records", object: "activity", key: "a" },
  { to: "/operations", label: m.frame_journal, icon: History, place: "records", key: "j" },
  ...SETTINGS_PAGES,
];
