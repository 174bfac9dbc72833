import { m } from "../../messages/messages.js";
import {
  type Entry,
  useAppEntries,
  useCreateEntries,
  useFoundRecords,
  usePageActionEntries,
  usePageEntries,
  useRecentRecords,
} from "./entries.ts";
import { ranked } from "./ranking.ts";

export interface PaletteGroup {
  heading: string;
  entries: Entry[];
}

/**
 * What the palette offers for what was typed: records first, then what can be done here, pages and the rest. After `>`
 * only what can be done, pages among it.
 */
export function usePaletteGroups(typed: string): { groups: PaletteGroup[]; isSearching: boolean } {
  const onlyActions = typed.startsWith(">");
  const wanted = typed.replace(/^>/, "").trim();
  const { entries: found, isSearching } = useFoundRecords(onlyActions ? "" : wanted);
  const recent = useRecentRecords();
  const pageActions = usePageActionEntries();
  const create = useCreateEntries();
  const pages = usePageEntries();
  const app = useAppEntries();
  const isEmpty = wanted === "";

  const groups: PaletteGroup[] = [
    { heading: m.frame_records(), entries: found },
    { heading: m.frame_recent(), entries: isEmpty && !onlyActions ? recent : [] },
    ...pageActions.map(({ heading, entries }) => ({ heading, entries: ranked(entries, wanted) })),
    { heading: m.frame_create_group(), entries: isEmpty && !onlyActions ? [] : ranked(create, wanted) },
    { heading: m.frame_pages(), entries: ranked(pages, wanted) },
    { heading: m.frame_app(), entries: isEmpty && !onlyActions ? [] : ranked(app, wanted) },
  ];
  return { groups: groups.filter(({ entries }) => entries.length > 0), isSearching };
}
