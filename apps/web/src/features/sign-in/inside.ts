/** A path of our own to go on to; anything that could lead to another site is dropped. */
export function safePath(path: unknown): string | undefined {
  return typeof path === "string" && /^\/(?![/\\])/.test(path) ? path : undefined;
}

/** Enters the app with a fresh page, so that nothing fetched as a stranger stays. */
export const goInside = (path = "/") => location.assign(path);
