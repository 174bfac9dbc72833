import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";

const FOLDER = join(import.meta.dirname, "../../apps/web/src/routes");
/** For parameters that no record can be found for: the page then says that there is none. */
const NOBODY = "00000000-0000-7000-8000-000000000000";

export interface PageRoute {
  /** As the router writes it: `/companies/$id`. */
  path: string;
  /** Behind the sign-in. */
  isInside: boolean;
}

/** Every page of the web app, read from its route files, so that a new page is looked at from its first day. */
export function pageRoutes(): PageRoute[] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tsx"));
  const layouts = new Set(files.map((file) => file.replace(/\.tsx$/, "")));
  return files
    .map((file) => file.replace(/\.tsx$/, ""))
    .filter((file) => !file.endsWith("__root") && !isLayout(file, layouts))
    .map((file) => ({ path: pathOf(file), isInside: file.startsWith("_app") }))
    .sort((a, b) => a.path.localeCompare(b.path));
}

/** A file with a folder of its name draws what is around the pages in it. */
function isLayout(file: string, all: Set<string>): boolean {
  return [...all].some((other) => other.startsWith(`${file}/`));
}

function pathOf(file: string): string {
  const parts = file.split(/[/.]/).filter((part) => part !== "index" && !part.startsWith("_"));
  return `/${parts.join("/")}`;
}

/** The address of a page, with the first record there is for `/contacts/$id` and its like. */
export async function addressOf(request: APIRequestContext, { path }: PageRoute): Promise<string> {
  const plural = path.split("/").at(-2);
  if (!path.includes("$")) return path;
  const answer = path.endsWith("/$id") ? await request.get(`/api/v1/${plural}`) : null;
  const id = answer?.ok() ? (await answer.json()).data.find(({ id }: { id?: string }) => id)?.id : undefined;
  return path.replace(/\$\w+/, id ?? NOBODY);
}
