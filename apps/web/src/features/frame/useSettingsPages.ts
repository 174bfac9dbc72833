import { useQuery } from "@tanstack/react-query";
import { Mailbox } from "lucide-react";
import { useMe } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { mailboxQuery } from "../organization/mailbox.api.ts";
import { SETTINGS_GROUPS, SETTINGS_PAGES, type SettingsGroup } from "./settings-pages.ts";

/** The settings this member may open, under their headings; groups with nothing in them are left out. */
export function useSettingsPages() {
  const { capabilities } = useMe().role;
  const mayReadMails = capabilities.includes("members");
  const { data: mailbox } = useQuery({ ...mailboxQuery, enabled: mayReadMails });
  const pages = [
    ...SETTINGS_PAGES.filter(({ capability }) => !capability || capabilities.includes(capability)),
    ...(mailbox && mayReadMails ? [MAILBOX] : []),
  ];
  const groups = Object.entries(SETTINGS_GROUPS) as [SettingsGroup, () => string][];
  return groups
    .map(([name, heading]) => ({ name, heading, pages: pages.filter(({ group }) => group === name) }))
    .filter((group) => group.pages.length > 0);
}

export type SettingsPages = ReturnType<typeof useSettingsPages>;

/** Offered only where mails end in it instead of being sent, and so in no list of destinations. */
const MAILBOX = {
  to: "/settings/mailbox",
  label: m.settings_mailbox,
  icon: Mailbox,
  group: "machines",
} as const;
