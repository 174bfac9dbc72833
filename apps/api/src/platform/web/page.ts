import { setTimeout } from "node:timers/promises";
import type { PageNeeds } from "./needs.ts";

/** Puts a question to the API on behalf of whoever opens the page. */
export type Ask = (path: string) => Promise<Response>;

/**
 * The page for one address. Its head goes out at once, with the script that this page needs, so that the browser
 * fetches all of it side by side instead of finding one file in the other; meanwhile the API is asked what the page
 * would ask first, and its answers follow as data, which `lib/first-answers.ts` takes from there.
 */
export function writePage(html: string, needs: PageNeeds | undefined, ask: Ask | null): ReadableStream<Uint8Array> {
  const [head = "", body = ""] = split(html, "</head>");
  const [content = "", end = ""] = split(body, "</body>");
  const answers = ask ? (needs?.asks ?? []).map((path) => answer(path, ask)) : [];
  const parts = [head + preloads(needs?.files ?? []) + content, ...answers, end];
  const encoder = new TextEncoder();
  let given = 0;
  return new ReadableStream({
    async pull(controller) {
      const part = parts[given++];
      if (part === undefined) controller.close();
      else controller.enqueue(encoder.encode(await part));
    },
  });
}

/** The text up to a mark, and from it on. */
function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at)];
}

const preloads = (files: string[]) =>
  files.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`).join("");

/** The page's script runs when the page is whole, so nothing may hold it up for long. */
const PATIENCE_MS = 1_000;

/** Only what went well and soon is passed on: anything else the page asks for itself, and then knows how to tell. */
const answer = (path: string, ask: Ask): Promise<string> =>
  Promise.race([asData(path, ask), setTimeout(PATIENCE_MS, "", { ref: false })]);

async function asData(path: string, ask: Ask): Promise<string> {
  const response = await ask(path);
  if (response.status !== 200) return "";
  // In JSON a `<` stands in texts alone; escaped, none of them can end the element.
  const json = (await response.text()).replaceAll("<", "\\u003c");
  return `<script type="application/json" data-answer="${path}">${json}</script>`;
}
