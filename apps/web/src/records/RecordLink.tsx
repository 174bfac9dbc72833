import { Link } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { cn } from "../lib/cn.ts";

/** Where each object's records have their page. */
const PAGES = {
  company: "/companies/$id",
  contact: "/contacts/$id",
  lead: "/leads/$id",
  deal: "/deals/$id",
  task: "/tasks/$id",
} as const;

/** Where each object's records are listed. */
const LISTS = {
  company: "/companies",
  contact: "/contacts",
  lead: "/leads",
  deal: "/deals",
  task: "/tasks",
} as const;

export type PagedObject = keyof typeof PAGES;

export const hasPage = (object: string): object is PagedObject => object in PAGES;

/** The address of a record's page, for `navigate`. */
export const pageOf = (object: PagedObject, id: string) => ({ to: PAGES[object], params: { id } });

/** The address of an object's list, for `Link`; undefined for objects that have none. */
export const listOf = (object: string) => (hasPage(object) ? LISTS[object] : undefined);

interface RecordLinkProps extends Omit<ComponentProps<"a">, "href"> {
  object: string;
  id: string;
}

/** Opens a record; objects without a page of their own, such as activities, stay text. */
export function RecordLink({ object, id, children, ...rest }: RecordLinkProps) {
  if (!hasPage(object)) return <span className={cn(rest.className, "text-inherit! no-underline!")}>{children}</span>;
  return (
    <Link {...pageOf(object, id)} {...rest}>
      {children}
    </Link>
  );
}
