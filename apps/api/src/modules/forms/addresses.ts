/** The hosted page of a form. */
export const formUrl = (baseUrl: string, key: string) => `${baseUrl}/f/${key}`;

/** What to paste into a page of one's own: the form appears where the element is. */
export const snippet = (baseUrl: string, key: string) =>
  `<div data-mainstay-form="${key}"></div>\n<script async src="${baseUrl}/embed/${key}.js"></script>`;

/** A form as the API answers it, with where it lives. */
export function withAddresses<D extends object>(baseUrl: string, form: D): D & { url: string; snippet: string } {
  const { key } = form as { key?: string };
  return { ...form, url: formUrl(baseUrl, key ?? ""), snippet: snippet(baseUrl, key ?? "") };
}
