/*
 * The server puts the answers to what a page asks first into the page itself (`page-needs.ts` says which), so that
 * nothing has to be waited for between its script and its frame. In development, and wherever the server did not, the
 * API is asked as ever.
 */

/** Beyond this age of the page its answers are old news. */
const FRESH_MS = 10_000;

/** What the page brought along for a reading request; each answer is given once. */
export function takeFirstAnswer({ method, url }: Request): Response | undefined {
  if (method !== "GET" || performance.now() > FRESH_MS) return undefined;
  const { pathname, search } = new URL(url);
  const element = document.querySelector(`script[data-answer="${CSS.escape(pathname + search)}"]`);
  if (!element) return undefined;
  // Nobody's data stays in the document.
  element.remove();
  return new Response(element.textContent, { headers: { "content-type": "application/json" } });
}
