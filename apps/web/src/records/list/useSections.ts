import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import type { DrawnField } from "../../lib/session.ts";
import type { ListRequest } from "../asked-first.ts";
import { pathOf } from "../metadata.ts";
import { groupFilter } from "./grouping.ts";
import type { Section } from "./lines.ts";
import { pageQuery } from "./pages.api.ts";
import { summaryQuery } from "./summary.api.ts";

export interface ListParts {
  /** What the sections are parts of; the former list until the first records of the next are there. */
  request: ListRequest;
  sections: Section[];
  total: number;
  /** Groups past the largest are not drawn; so many records are in them. */
  beyond: number;
  isPending: boolean;
  /** Another list has been asked for and is on its way. */
  isOutdated: boolean;
  error: Error | null;
  retry: () => void;
  toggle: (sectionId: string) => void;
}

/** The parts a list falls into: one, or a group for each value of a field. */
export function useSections(request: ListRequest, groupBy: DrawnField | undefined, measures: string[]): ListParts {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const whole = useQuery({ ...pageQuery(request, 0), enabled: !groupBy });
  const grouped = useQuery({
    ...summaryQuery(request.object, { filter: request.filter, groupBy: groupBy && pathOf(groupBy), measures }),
    enabled: groupBy !== undefined,
  });
  const answer = groupBy ? grouped : whole;
  const former = useRef<Pick<ListParts, "request" | "sections" | "total" | "beyond">>(null);

  const parts = useMemo(() => {
    if (!groupBy) {
      const total = whole.data?.total ?? whole.data?.data.length ?? 0;
      const sections: Section[] = [{ id: "all", filter: request.filter, count: total, isOpen: true }];
      return { request, sections, total, beyond: 0 };
    }
    const groups = inOrderOfOptions(groupBy, grouped.data?.groups ?? []);
    const sections = groups.map((group): Section => {
      const id = `${groupBy.name} ${group.key}`;
      const filter = groupFilter(request.filter, groupBy, group.key);
      return { id, filter, count: group.count, isOpen: !closed.has(id), group: { ...group, title: group.title ?? "" } };
    });
    return { request, sections, total: grouped.data?.count ?? 0, beyond: grouped.data?.rest?.count ?? 0 };
  }, [request, groupBy, whole.data, grouped.data, closed]);

  const isReady = answer.data !== undefined && !answer.isPlaceholderData;
  if (isReady) former.current = parts;
  return {
    ...(isReady ? parts : (former.current ?? parts)),
    isPending: !isReady && former.current === null && !answer.isError,
    isOutdated: !isReady && !answer.isError,
    error: isReady ? null : answer.error,
    retry: () => void answer.refetch(),
    toggle: (id) =>
      setClosed((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id]))),
  };
}

/** Options have an order of their own, which says more than how many records have each. */
function inOrderOfOptions<T extends { key: string | null }>({ options }: DrawnField, groups: T[]): T[] {
  if (!options) return groups;
  const position = ({ key }: T) => {
    const at = options.findIndex(({ value }) => value === key);
    return at < 0 ? options.length : at;
  };
  return groups.toSorted((a, b) => position(a) - position(b));
}
