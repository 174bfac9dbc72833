declare const self: ServiceWorkerGlobalScope;
/** The app's own files, put here by the build; see bundle-service-worker.ts. */
declare const SHELL_FILES: readonly string[];
declare const SHELL_VERSION: string;

const CACHE = `shell ${SHELL_VERSION}`;
/** What every address inside the app is answered with. */
const PAGE = "/";
/** Pages that the server draws, and what is no page. */
const OTHERS = /^\/(?:api|docs|embed|f|logos|p|problems|u)\//;

const files = new Set(SHELL_FILES);

/** Fetches all of the app, also what no page has asked for yet: a page that was never open opens without a connection. */
export async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, ...SHELL_FILES]);
}

/** Drops the files of builds that were before this one. */
export async function forgetFormerShells(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

/** What to do about a request, if anything. */
export function answerTo(request: Request): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return null;
  // A built file's name changes with what is in it, so a kept one is never stale.
  if (pathname.startsWith("/assets/")) return files.has(pathname) ? fromShellFirst(request) : null;
  if (files.has(pathname)) return fromServerFirst(request, pathname);
  return request.mode === "navigate" && !OTHERS.test(pathname) ? fromServerFirst(request, PAGE) : null;
}

const kept = (path: string) => caches.match(path, { cacheName: CACHE });

const fromShellFirst = async (request: Request) => (await kept(request.url)) ?? fetch(request);

/** An update is seen at once; what is kept serves only while the server cannot be reached. */
async function fromServerFirst(request: Request, keptPath: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await kept(keptPath);
    if (found) return found;
    throw error;
  }
}
