import { seenAs } from "./seen-as.ts";

/*
 * The server puts the answers to what a page asks first into the page itself (`page-needs.ts` says which), so that
 * nothing has to be waited for between its script and its frame; with them at hand, `ahead.ts` asks for the records
 * that the page will show. In development, and wherever the server did not, the API is asked as ever.
 */

/** Beyond this age of the page its answers are old news. */
const FRESH_MS = 10_000;

/** Answers on their way, by what was asked; undefined where it failed. */
const ahead = new Map<string, Promise<Response | undefined>>();

/** What was answered before something was written may be otherwise now. */
let hasWritten = false;

/** What the page brought along for a reading request, or has asked ahead; each answer is given once. */
export function takeFirstAnswer({ method, url }: Request): Response | Promise<Response | undefined> | undefined {
  hasWritten ||= method !== "GET";
  if (!mayAnswer()) return undefined;
  const asked = new URL(url);
  const name = nameOf(asked);
  const coming = ahead.get(name);
  ahead.delete(name);
  if (coming) return coming;
  const element = elementOf(asked.pathname + asked.search);
  if (!element) return undefined;
  // Nobody's data stays in the document.
  element.remove();
  return new Response(element.textContent, { headers: { "content-type": "application/json" } });
}

/** Looks into an answer that the page brought along, and leaves it for who asks. */
export function readFirstAnswer<Body>(path: string): Body | undefined {
  const text = mayAnswer() && elementOf(path)?.textContent;
  return text ? JSON.parse(text) : undefined;
}

type Parameters = Record<string, string | number | boolean | undefined>;

/** Asks the API now what a part of the page will ask it with the same path and parameters. */
export function askAhead(path: string, parameters: Parameters) {
  const url = new URL(path, location.origin);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const answer = fetch(url, { credentials: "same-origin", headers: { "x-mainstay-client": "web" } });
  // What fails here is asked again by the page, which knows how to tell.
  ahead.set(
    nameOf(url),
    answer.then(
      (response) => (response.ok ? response : undefined),
      () => undefined,
    ),
  );
}

/** Not to who looks as another role: these are the answers to oneself. */
const mayAnswer = () => seenAs() === null && !hasWritten && performance.now() < FRESH_MS;

const elementOf = (path: string) => document.querySelector(`script[data-answer="${CSS.escape(path)}"]`);

/** The same for the same question, in whatever order its parameters stand. */
function nameOf({ pathname, searchParams }: URL): string {
  const sorted = new URLSearchParams(searchParams);
  sorted.sort();
  return `${pathname}?${sorted}`;
}
