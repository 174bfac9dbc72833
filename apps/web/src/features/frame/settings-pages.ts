import {
  Building2,
  CircleUserRound,
  ClipboardList,
  Database,
  KeyRound,
  LockKeyhole,
  SendHorizontal,
  ShieldCheck,
  SquareKanban,
  TextCursorInput,
  UserCog,
  Users,
} from "lucide-react";
import { m } from "../../messages/messages.js";
import type { Destination } from "./navigation.ts";

/** Under which heading a page stands in the settings. */
export type SettingsGroup = "you" | "organization" | "work" | "machines";

export const SETTINGS_GROUPS: Record<SettingsGroup, () => string> = {
  you: m.settings_group_you,
  organization: m.settings_group_organization,
  work: m.settings_group_work,
  machines: m.settings_group_machines,
};

/** The pages of the settings, in their order. */
export const SETTINGS_PAGES: (Destination & { group: SettingsGroup })[] = [
  { to: "/settings/profile", label: m.settings_profile, icon: CircleUserRound, place: "settings", group: "you" },
  { to: "/settings/security", label: m.settings_sign_in, icon: ShieldCheck, place: "settings", group: "you" },
  {
    to: "/settings/organization",
    label: m.settings_organization,
    icon: Building2,
    place: "settings",
    group: "organization",
    capability: "organization",
    key: "s",
  },
  { to: "/settings/members", label: m.members_title, icon: Users, place: "settings", group: "organization" },
  { to: "/settings/roles", label: m.members_roles, icon: UserCog, place: "settings", group: "organization" },
  {
    to: "/settings/access",
    label: m.settings_rules,
    icon: LockKeyhole,
    place: "settings",
    group: "organization",
    capability: "organization",
  },
  {
    to: "/settings/data",
    label: m.settings_data,
    icon: Database,
    place: "settings",
    group: "organization",
    capability: "organization",
  },
  {
    to: "/settings/pipelines",
    label: m.settings_pipelines,
    icon: SquareKanban,
    place: "settings",
    group: "work",
    capability: "pipelines",
  },
  {
    to: "/settings/fields",
    label: m.settings_fields,
    icon: TextCursorInput,
    place: "settings",
    group: "work",
    capability: "fields",
  },
  {
    to: "/settings/forms",
    label: m.forms_title,
    icon: ClipboardList,
    place: "settings",
    group: "work",
    capability: "forms",
  },
  { to: "/settings/api-keys", label: m.settings_keys, icon: KeyRound, place: "settings", group: "machines" },
  {
    to: "/settings/deliveries",
    label: m.settings_deliveries,
    icon: SendHorizontal,
    place: "settings",
    group: "machines",
    capability: "deliveries",
  },
];
