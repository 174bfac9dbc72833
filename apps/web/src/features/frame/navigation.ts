import type { Capability } from "@mainstay/model";
import {
  Building2,
  CircleDollarSign,
  ClipboardList,
  History,
  KeyRound,
  type LucideIcon,
  PhoneIncoming,
  Settings,
  ShieldCheck,
  Sparkles,
  UserCog,
  UserRound,
  Users,
} from "lucide-react";

export interface Destination {
  to:
    | "/leads"
    | "/deals"
    | "/contacts"
    | "/companies"
    | "/activities"
    | "/inquiries/new"
    | "/operations"
    | "/settings/organization"
    | "/settings/members"
    | "/settings/forms"
    | "/settings/api-keys"
    | "/settings/profile"
    | "/settings/security";
  label: string;
  icon: LucideIcon;
  place: "work" | "records" | "settings";
  /** The object one must be able to see, or the capability one must have, for it to be offered. */
  object?: string;
  capability?: Capability;
  /** Pressed after `g`. */
  key?: string;
}

/** Where one can go: the sidebar, the settings and the palette are drawn from it. */
export const NAVIGATION: Destination[] = [
  { to: "/leads", label: "Leads", icon: Sparkles, place: "work", object: "lead", key: "l" },
  { to: "/deals", label: "Deals", icon: CircleDollarSign, place: "work", object: "deal", key: "d" },
  { to: "/inquiries/new", label: "New inquiry", icon: PhoneIncoming, place: "work", object: "lead", key: "i" },
  { to: "/contacts", label: "Contacts", icon: UserRound, place: "records", object: "contact", key: "c" },
  { to: "/companies", label: "Companies", icon: Building2, place: "records", object: "company", key: "o" },
  { to: "/activities", label: "Activities", icon: ClipboardList, place: "records", object: "activity", key: "a" },
  { to: "/operations", label: "Journal", icon: History, place: "records", key: "j" },
  {
    to: "/settings/organization",
    label: "Organization",
    icon: Settings,
    place: "settings",
    capability: "organization",
    key: "s",
  },
  { to: "/settings/members", label: "Members", icon: Users, place: "settings" },
  { to: "/settings/forms", label: "Forms", icon: ClipboardList, place: "settings", capability: "forms" },
  { to: "/settings/api-keys", label: "API keys", icon: KeyRound, place: "settings" },
  { to: "/settings/profile", label: "Profile", icon: UserCog, place: "settings" },
  { to: "/settings/security", label: "Security", icon: ShieldCheck, place: "settings" },
];
