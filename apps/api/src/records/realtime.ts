import type { Server as HttpServer } from "node:http";
import { rightsOn } from "@mainstay/model";
import { createAdapter } from "@socket.io/redis-streams-adapter";
import { and, eq } from "drizzle-orm";
import type { Redis } from "ioredis";
import { Server, type Socket } from "socket.io";
import type { Ctx, House, Identity } from "../platform/context.ts";
import { makeCtx } from "../platform/context.ts";
import { allObjects, type ObjectDefinition } from "./object.ts";
import type { Change, OpenOperation, Realtime } from "./operation.ts";
import { shares } from "./shares.table.ts";

/** What a browser hears: ids only. It asks for the records again, and so gets what its rights give. */
interface Nudge {
  object: string;
  /** Null when too many changed to name them. */
  ids: string[] | null;
  operationId: string;
  /** The member whose act it was. */
  by: string | null;
}

interface RealtimeOptions {
  server: HttpServer;
  house: House;
  identify(headers: Headers): Promise<Identity | null>;
  redis: Redis | null;
  /** Pages that may connect; a browser sends its cookie with any page's WebSocket. */
  trustedOrigins(host: string | undefined): string[];
}

const MAX_IDS = 100;
/** How often a socket's session is looked at again; a revoked one is cut off then at the latest. */
const RECHECK_MS = 60_000;

/**
 * Live nudges over Socket.IO. Rooms follow rights: who reads all of an object is in its room; others are in the rooms
 * of the owners whose records they may read, and of the single records shared with them.
 */
export function createRealtime({
  server,
  house,
  identify,
  redis,
  trustedOrigins,
}: RealtimeOptions): Realtime & { close(): Promise<void> } {
  const io = new Server(server, {
    path: "/realtime",
    serveClient: false,
    cors: { origin: trustedOrigins(undefined), credentials: true },
    allowRequest: ({ headers: { origin, host } }, answer) =>
      answer(null, !origin || trustedOrigins(host).includes(origin)),
    ...(redis && { adapter: createAdapter(redis) }),
  });
  io.use(async (socket, next) => {
    const identity = await identify(headersOf(socket)).catch(() => null);
    if (!identity?.org || !identity.member || !identity.role) return next(new Error("unauthenticated"));
    for (const room of await roomsOf(house, identity)) socket.join(room);
    next();
  });
  /** Most changes are of records nobody looks at. What is heard at other processes is known to Redis alone. */
  const isHeard = (rooms: string[]) => redis !== null || rooms.some((name) => io.sockets.adapter.rooms.has(name));
  const recheck = setInterval(() => {
    for (const socket of io.sockets.sockets.values()) void dropIfRevoked(socket, identify);
  }, RECHECK_MS);
  recheck.unref();
  return {
    changed(ctx, operation) {
      for (const [rooms, nudge] of nudges(ctx, operation)) if (isHeard(rooms)) io.to(rooms).emit("changed", nudge);
    },
    rightsChanged(orgId) {
      // Sockets come back at once, into the rooms of their new rights.
      io.to(room.org(orgId)).emit("rights");
      io.in(room.org(orgId)).disconnectSockets();
    },
    progressed(orgId, memberId, jobId) {
      io.to(room.member(orgId, memberId)).emit("job", { id: jobId });
    },
    notified(orgId, memberIds) {
      // Socket.IO takes no rooms for all rooms, those of other organizations among them.
      if (memberIds.length === 0) return;
      io.to(memberIds.map((id) => room.member(orgId, id))).emit("notified");
    },
    async close() {
      clearInterval(recheck);
      await io.close();
    },
  };
}

const headersOf = (socket: Socket) => {
  const { cookie, authorization } = socket.handshake.headers;
  return new Headers({ ...(cookie && { cookie }), ...(authorization && { authorization }) });
};

async function dropIfRevoked(socket: Socket, identify: RealtimeOptions["identify"]) {
  const identity = await identify(headersOf(socket)).catch(() => null);
  if (!identity) socket.disconnect(true);
}

const room = {
  org: (orgId: string) => `org:${orgId}`,
  all: (orgId: string, object: string) => `all:${orgId}:${object}`,
  owner: (orgId: string, object: string, memberId: string) => `owner:${orgId}:${object}:${memberId}`,
  member: (orgId: string, memberId: string) => `member:${orgId}:${memberId}`,
  record: (orgId: string, id: string) => `record:${orgId}:${id}`,
};

async function roomsOf(house: House, { org, member, role, apiKey, user }: Identity): Promise<string[]> {
  if (!org || !member || !role) return [];
  const actor = { type: "member", id: member.id, name: user.name } as const;
  const ctx = makeCtx(house, { org, member, role, actor, source: apiKey ? "api" : "web", requestId: "realtime" });
  const shared = await ctx.db
    .select({ id: shares.recordId })
    .from(shares)
    .where(and(eq(shares.orgId, org.id), eq(shares.memberId, member.id)));
  const rooms = allObjects().flatMap((object) => roomsForObject(ctx, object));
  return [
    room.org(org.id),
    room.member(org.id, member.id),
    ...rooms,
    ...shared.map(({ id }) => room.record(org.id, id)),
  ];
}

function roomsForObject(ctx: Ctx, { meta }: ObjectDefinition): string[] {
  const read = meta.governedBy ? "all" : rightsOn(ctx.role, meta.name).read;
  const me = ctx.member?.id;
  if (read === "all") return [room.all(ctx.org.id, meta.name)];
  if (read === "team") return (ctx.member?.teammates ?? []).map((id) => room.owner(ctx.org.id, meta.name, id));
  return read === "own" && me ? [room.owner(ctx.org.id, meta.name, me)] : [];
}

/** One nudge for each object and audience. */
function nudges(ctx: Ctx, operation: OpenOperation): [string[], Nudge][] {
  const by = ctx.actor.type === "member" ? ctx.actor.id : null;
  const found: [string[], Nudge][] = [];
  for (const [object, changes] of Map.groupBy(operation.changes, (change) => change.object)) {
    const { name } = object.meta;
    const ids = [...new Set(changes.map((change) => change.recordId))];
    found.push([
      [room.all(ctx.org.id, name)],
      { object: name, ids: ids.length > MAX_IDS ? null : ids, operationId: operation.id, by },
    ]);
    for (const change of changes.slice(0, MAX_IDS)) {
      found.push([
        [room.record(ctx.org.id, change.recordId), ...ownersRooms(ctx, change)],
        { object: name, ids: [change.recordId], operationId: operation.id, by },
      ]);
      const held = heldBy(change);
      if (held) {
        const rooms = [room.all(ctx.org.id, held.object), room.record(ctx.org.id, held.id)];
        found.push([rooms, { object: held.object, ids: [held.id], operationId: operation.id, by }]);
      }
    }
  }
  return found;
}

/** The record that something hangs on, such as the one a comment is about: its readers hear of it as of the record itself. */
function heldBy({ object: { hangsOn }, doc }: Change): { object: string; id: string } | null {
  return hangsOn ? { object: String(doc[hangsOn.object]), id: String(doc[hangsOn.id]) } : null;
}

/** Whoever could or can read the record by its owner: the former one must see it go. */
function ownersRooms(ctx: Ctx, { object, doc, before }: Change): string[] {
  const field = object.meta.ownerField;
  if (!field) return [];
  const owners = [doc[field], before?.[field], doc.createdBy].flat().filter((id) => typeof id === "string");
  return [...new Set(owners)].map((id) => room.owner(ctx.org.id, object.meta.name, id));
}
