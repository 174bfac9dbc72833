import { isConnected, noteUnreachable } from "./connection.ts";
import { randomId } from "./idempotency.ts";
import { queryClient } from "./query-client.ts";
import { createStore } from "./store.ts";
import { findRecord, patchRecord } from "./unsent-cache.ts";

/** An edit made while the server could not be reached, kept in this browser until it is sent. */
export interface Unsent {
  id: string;
  method: string;
  path: string;
  body: Record<string, unknown>;
  idempotencyKey: string | null;
  /** What the edited record is called, where that was known. */
  title: string;
  at: number;
  /** Why the server refused it when it was sent; such an edit waits for its member's decision. */
  refusal?: { status: number; detail: string; fields?: Record<string, { yours: unknown; theirs: unknown }> };
}

/** In the order in which they were made. */
export const unsent = createStore<Unsent[]>([]);

const PREFIX = "mainstay.unsent.";
let storageKey: string | null = null;

/** Opens the member's unsent edits and sends what can be sent. Nothing is kept before: it would belong to nobody. */
export function openUnsent(memberId: string): void {
  storageKey = PREFIX + memberId;
  unsent.set(read(storageKey));
  void sendUnsent();
}

/**
 * Edits that mean the same a while later: fields and stages of a record, and notes. What makes a record that the next
 * screen opens cannot wait, and keeps its form open instead.
 */
export function canWait({ method, url }: Request): boolean {
  if (!storageKey) return false;
  const { pathname } = new URL(url);
  if (method === "PATCH")
    return /^\/api\/v1\/(?:leads|deals|contacts|companies|activities)\/[\w-]+(?:\/stage)?$/.test(pathname);
  return method === "POST" && pathname === "/api/v1/activities";
}

/** Whether an edit must queue up: the server is away, or an earlier edit of the same record has not been sent. */
export const mustWait = ({ url }: Request) =>
  !isConnected.get() || unsent.get().some(({ path, refusal }) => !refusal && path === new URL(url).pathname);

/** Keeps an edit and answers in the server's place, so that the screen goes on as if it had been saved. */
export function keepUnsent(request: Request, body: Record<string, unknown>, said: string): Response {
  const path = new URL(request.url).pathname;
  const recordId = path.split("/")[4] ?? "";
  const known = findRecord(queryClient, recordId);
  const edit: Unsent = {
    id: randomId(),
    method: request.method,
    path,
    body,
    idempotencyKey: request.headers.get("idempotency-key"),
    title: String(known?.title ?? known?.fullName ?? known?.name ?? ""),
    at: Date.now(),
  };
  write([...unsent.get(), edit]);
  const { version: _, custom, ...fields } = body;
  const changed = custom ? { ...fields, custom: { ...asObject(known?.custom), ...asObject(custom) } } : fields;
  if (known) patchRecord(queryClient, recordId, changed);
  const data = { id: recordId || edit.id, version: 0, ...known, ...changed };
  return Response.json({ data, operation: { id: UNSENT + edit.id, summary: said } });
}

const UNSENT = "unsent:";

/** Takes an edit back that was never sent; false for an operation that the server knows. */
export function takeBackUnsent(operationId: string): boolean {
  if (!operationId.startsWith(UNSENT)) return false;
  discardUnsent(operationId.slice(UNSENT.length));
  return true;
}

export function discardUnsent(id: string): void {
  write(unsent.get().filter((one) => one.id !== id));
  void queryClient.invalidateQueries({ queryKey: ["records"] });
}

/** Sends a refused edit once more, over what others changed since. */
export function sendAnyway(id: string): Promise<void> {
  write(
    unsent.get().map(({ refusal, ...edit }) => {
      if (edit.id !== id) return { ...edit, ...(refusal && { refusal }) };
      const { version: _, ...body } = edit.body;
      return { ...edit, body };
    }),
  );
  return sendUnsent();
}

let sending: Promise<void> | null = null;

/** Sends what waits, in order; what the server refuses is set aside and does not hold up the rest. */
export function sendUnsent(): Promise<void> {
  sending ??= inOneTab(sendAll).finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll(): Promise<void> {
  if (storageKey) unsent.set(read(storageKey));
  let wasSent = false;
  for (;;) {
    const next = unsent.get().find(({ refusal }) => !refusal);
    if (!next || !isConnected.get()) break;
    const isSettled = await sendOne(next);
    if (!isSettled) break;
    wasSent = true;
  }
  if (wasSent) await queryClient.invalidateQueries();
}

/** Sends one edit. @returns false when it has to stay: no connection, signed out, the server busy */
async function sendOne(edit: Unsent): Promise<boolean> {
  const { method, path, body, idempotencyKey } = edit;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      body: JSON.stringify(body),
      headers: {
        "content-type": "application/json",
        "x-mainstay-client": "web",
        ...(idempotencyKey && { "idempotency-key": idempotencyKey }),
      },
    });
  } catch {
    noteUnreachable();
    return false;
  }
  const answer = asObject(await response.json().catch(() => null));
  if (response.ok) {
    const version = asObject(answer.data).version;
    write(unsent.get().flatMap((one) => (one.id === edit.id ? [] : [afterOwn(one, edit, version)])));
    return true;
  }
  if (response.status === 401 || response.status === 429 || response.status >= 500) return false;
  const refusal = {
    status: response.status,
    detail: String(answer.detail ?? answer.title ?? response.status),
    fields: asFields(answer.fields),
  };
  write(unsent.get().map((one) => (one.id === edit.id ? { ...one, refusal } : one)));
  return true;
}

/** A later edit of the same record was made on top of this one, and must not be taken for a conflict with it. */
function afterOwn(later: Unsent, sent: Unsent, version: unknown): Unsent {
  const isSameRecord = later.path.startsWith(sent.path) || sent.path.startsWith(later.path);
  if (!isSameRecord || later.body.version !== sent.body.version || later.body.version === undefined) return later;
  return { ...later, body: { ...later.body, version } };
}

/** Two tabs must not send the same edit; where the browser has no locks (plain http), the keys and versions guard. */
async function inOneTab(work: () => Promise<void>): Promise<void> {
  if ("locks" in navigator) await navigator.locks.request("mainstay.unsent", work);
  else await work();
}

function write(edits: Unsent[]) {
  unsent.set(edits);
  if (!storageKey) return;
  if (edits.length === 0) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, JSON.stringify(edits));
}

function read(key: string): Unsent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};

const asFields = (value: unknown) =>
  value === undefined ? undefined : (asObject(value) as Record<string, { yours: unknown; theirs: unknown }>);
