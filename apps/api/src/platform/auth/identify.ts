import { LRUCache } from "lru-cache";
import type { Identity } from "../context.ts";
import { apiKeyOf } from "./api-keys.ts";

const MAX_AGE_MS = 30_000;
const MAX_ENTRIES = 10_000;

export interface Found {
  identity: Identity;
  /** When the session or key ends; no cached identity outlives it. */
  expiresAt: Date | null;
  /** A key's allowance. */
  requestsPerHour?: number;
}

export interface IdentifyDeps {
  sessionCookie: string;
  now(): Date;
  /** Whose session the request carries; judges the cookie's signature. */
  findBySession(headers: Headers, organizationId: string | null): Promise<Found | null>;
  findByApiKey(key: string): Promise<Found | null>;
  /** Throws once a key has made too many requests. */
  countRequest(apiKeyId: string, perHour: number): Promise<void>;
}

export interface Identify {
  /** False while changes made elsewhere cannot be heard of: nothing is remembered then. */
  isHearing: boolean;
  (headers: Headers): Promise<Identity | null>;
  /** Forgets every cached identity; lookups already under way are not kept either. */
  forget(): void;
}

interface Entry extends Found {
  until: number;
}

/**
 * Who makes a request; called for each one, so answers are remembered for as long as nothing about sign-in, membership
 * or roles has changed. The cache is dropped whole: such changes are rare next to requests, and a rule about which
 * entries a change touches would be one more thing to get wrong.
 */
export function createIdentify(deps: IdentifyDeps): Identify {
  const cache = new LRUCache<string, Entry>({ max: MAX_ENTRIES });
  let generation = 0;

  const remember = async (key: string, find: () => Promise<Found | null>): Promise<Entry | null> => {
    const now = deps.now().getTime();
    const known = cache.get(key);
    if (known && now < known.until && self.isHearing) return known;
    const startedIn = generation;
    const found = await find();
    if (!found) return null;
    const until = Math.min(now + MAX_AGE_MS, found.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
    if (now >= until) return null;
    const entry = { ...found, until };
    // What was read before a change must not be kept after it.
    if (startedIn === generation) cache.set(key, entry);
    return entry;
  };

  const identify = async (headers: Headers) => {
    const apiKey = apiKeyOf(headers);
    if (apiKey) {
      const entry = await remember(apiKey, () => deps.findByApiKey(apiKey));
      if (!entry) return null;
      if (entry.identity.apiKey && entry.requestsPerHour)
        await deps.countRequest(entry.identity.apiKey.id, entry.requestsPerHour);
      return entry.identity;
    }
    const cookie = cookieValue(headers.get("cookie"), deps.sessionCookie);
    if (!cookie) return null;
    const organizationId = headers.get("x-organization-id");
    const entry = await remember(`${cookie} ${organizationId ?? ""}`, () =>
      deps.findBySession(headers, organizationId),
    );
    return entry?.identity ?? null;
  };

  const self: Identify = Object.assign(identify, {
    isHearing: true,
    forget() {
      generation++;
      cache.clear();
    },
  });
  return self;
}

/** One cookie's raw value; parsing them all would cost more than the rest of a cached answer. */
function cookieValue(header: string | null, name: string): string | null {
  if (!header) return null;
  let at = header.indexOf(`${name}=`);
  // The name may also be the end of a longer one.
  while (at > 0 && header[at - 1] !== " " && header[at - 1] !== ";") at = header.indexOf(`${name}=`, at + 1);
  if (at < 0) return null;
  const start = at + name.length + 1;
  const end = header.indexOf(";", start);
  return header.slice(start, end < 0 ? undefined : end);
}
