import { useQueries, useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import {
  Building2,
  CircleDollarSign,
  Languages,
  LogOut,
  type LucideIcon,
  Moon,
  PanelLeft,
  Plus,
  Sparkles,
  Sun,
  User,
  Zap,
} from "lucide-react";
import { useDebounced } from "../../lib/hooks.ts";
import { LANGUAGES, language } from "../../lib/language.ts";
import { actionGroups } from "../../lib/page-actions.ts";
import { useMe, useObjects } from "../../lib/session.ts";
import { useStore } from "../../lib/store.ts";
import { chooseTheme } from "../../lib/theme.ts";
import { m } from "../../messages/messages.js";
import { hasPage, pageOf } from "../../records/RecordLink.tsx";
import { titleOf } from "../../records/record.ts";
import { recordQuery } from "../../records/records.api.ts";
import { creation } from "../frame/creation.store.ts";
import { chooseLanguage } from "../frame/language-choice.ts";
import { foldSidebar } from "../frame/sidebar.store.ts";
import { signOut } from "../frame/sign-out.ts";
import { useCreatables } from "../frame/useCreatables.ts";
import { useDestinations } from "../frame/useDestinations.ts";
import { recents } from "./recents.ts";
import { searchQuery } from "./search.api.ts";

export interface Entry {
  key: string;
  icon: LucideIcon;
  label: string;
  detail?: string;
  /** The shortcut that does the same. */
  keys?: string;
  run: () => void;
}

const ICONS: Record<string, LucideIcon> = { contact: User, company: Building2, deal: CircleDollarSign, lead: Sparkles };

/** Records that answer to what was typed, best first as the server ranks them. */
export function useFoundRecords(typed: string): { entries: Entry[]; isSearching: boolean } {
  const router = useRouter();
  const objects = useObjects();
  const settled = useDebounced(typed, 120);
  const search = useQuery(searchQuery(settled));
  const found = typed.length < 2 ? [] : (search.data ?? []);
  const entries = found.flatMap(({ object, id, title, subtitle }): Entry[] => {
    if (!hasPage(object)) return [];
    const label = objects.find(({ name }) => name === object)?.label;
    return [
      {
        key: `${object}/${id}`,
        icon: ICONS[object] ?? Sparkles,
        label: title,
        detail: [label, subtitle].filter(Boolean).join(" · "),
        run: () => router.navigate(pageOf(object, id)),
      },
    ];
  });
  return { entries, isSearching: typed.length >= 2 && (search.isFetching || settled !== typed) };
}

/** The records one has been to, as far as one may still see them. */
export function useRecentRecords(): Entry[] {
  const router = useRouter();
  const objects = useObjects();
  const known = useStore(recents).flatMap(({ object: name, id }) => {
    const object = objects.find((one) => one.name === name);
    return object && hasPage(name) ? [{ object, name, id }] : [];
  });
  const records = useQueries({ queries: known.map(({ object, id }) => recordQuery(object, id)) });
  return known.flatMap(({ object, name, id }, index): Entry[] => {
    const record = records[index]?.data;
    if (!record) return [];
    return [
      {
        key: `recent/${id}`,
        icon: ICONS[name] ?? Sparkles,
        label: titleOf(record, object),
        detail: object.label,
        run: () => router.navigate(pageOf(name, id)),
      },
    ];
  });
}

/** What the pages on screen offer to do, the innermost first. */
export function usePageActionEntries(): { heading: string; entries: Entry[] }[] {
  return useStore(actionGroups)
    .toReversed()
    .map(({ id, heading, actions }) => ({
      heading,
      entries: actions.map((action, index): Entry => ({ ...action, key: `${id}/${index}`, icon: Zap })),
    }));
}

export function useCreateEntries(): Entry[] {
  return useCreatables().map(({ name, label }) => ({
    key: `create/${name}`,
    icon: Plus,
    label: m.frame_create_object({ object: label.toLowerCase() }),
    run: () => creation.set(name),
  }));
}

export function usePageEntries(): Entry[] {
  const router = useRouter();
  return useDestinations().map(({ to, label, icon, key, place }) => ({
    key: to,
    icon,
    label: label(),
    detail: place === "settings" ? m.common_settings() : undefined,
    keys: key && `g ${key}`,
    run: () => router.navigate({ to }),
  }));
}

/** What one does with Mainstay itself. */
export function useAppEntries(): Entry[] {
  const me = useMe();
  const shown = useStore(language);
  const others = LANGUAGES.filter(({ value }) => value !== shown);
  return [
    { key: "fold", icon: PanelLeft, label: m.frame_fold_sidebar(), keys: "[", run: () => foldSidebar() },
    { key: "light", icon: Sun, label: m.frame_use_light(), run: () => chooseTheme("light") },
    { key: "dark", icon: Moon, label: m.frame_use_dark(), run: () => chooseTheme("dark") },
    ...others.map(({ value, label }) => ({
      key: `language/${value}`,
      icon: Languages,
      label: m.frame_use_language({ language: label }),
      run: () => void chooseLanguage(me, value),
    })),
    { key: "sign-out", icon: LogOut, label: m.frame_sign_out(), run: () => void signOut() },
  ];
}
