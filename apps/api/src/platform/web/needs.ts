/** What the page at an address begins with, as the web app's build says (`apps/web/page-needs.ts`). */
export interface PageNeeds {
  /** Its address, with `$id` for what differs: `/leads/$id`. */
  path: string;
  /** What the address has to say besides, such as how a list is laid out. */
  where?: Record<string, string>;
  /** Script that draws it, beyond what every page needs. */
  files: string[];
  /** What it asks the API before anything else; only where somebody is signed in. */
  asks: string[];
}

/** What the page at an address needs: the first in the list that fits. */
export function needsAt(needs: readonly PageNeeds[], { pathname, searchParams }: URL): PageNeeds | undefined {
  const segments = segmentsOf(pathname);
  return needs.find(
    ({ path, where = {} }) =>
      fits(segmentsOf(path), segments) &&
      Object.entries(where).every(([name, value]) => searchParams.get(name) === value),
  );
}

const segmentsOf = (path: string) => path.split("/").filter(Boolean);

const fits = (pattern: string[], segments: string[]) =>
  pattern.length === segments.length && pattern.every((part, at) => part.startsWith("$") || part === segments[at]);
