import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "./house.ts";
import type { Person } from "./person.ts";
import { places } from "./places.ts";
import { freePort, startServer } from "./server.ts";

interface Nudge {
  object: string;
  ids: string[] | null;
  operationId: string;
  by: string | null;
}

let house: TestHouse;
let url: string;
const sockets: Socket[] = [];
beforeAll(async () => {
  house = await openTestHouse();
  house.server.listen(0, "127.0.0.1");
  await once(house.server, "listening");
  url = `http://127.0.0.1:${(house.server.address() as AddressInfo).port}`;
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});
afterAll(() => house.close());

test("a colleague hears which record changed, and by whom", async () => {
  const ana = await house.owner();
  const ben = await house.colleague(ana, "manager");
  const heard = await listen(url, ben);
  const lead = await ana.post("/leads", { title: "Leak", email: "leak@example.com" });
  await expect
    .poll(() => heard)
    .toContainEqual({ object: "lead", ids: [lead.data.id], operationId: lead.body.operation.id, by: ana.memberId });
});

test("a guest hears of the record shared with them and of no other", async () => {
  const ana = await house.owner();
  const guest = await house.colleague(ana, "guest");
  const [secret, shared] = [await makeCompany(ana, "Secret Ltd"), await makeCompany(ana, "Shared Ltd")];
  await ana.post(`/companies/${shared}/shares`, { memberId: guest.memberId });
  const heard = await listen(url, guest);

  await ana.patch(`/companies/${secret}`, { industry: "Spying" });
  await ana.patch(`/companies/${shared}`, { industry: "Plumbing" });
  // Nudges keep their order: had there been one of the secret, it would have come first.
  await expect.poll(() => heard.flatMap(({ ids }) => ids)).toEqual([shared]);
});

test("another organization, and whoever is not signed in, hear nothing", async () => {
  const [ana, eve] = [await house.owner(), await house.owner()];
  const heard = await listen(url, eve);
  await makeCompany(ana, "Ana's");
  const own = await makeCompany(eve, "Eve's");
  await expect.poll(() => heard.flatMap(({ ids }) => ids)).toEqual([own]);

  const nobody = connect(url, "");
  const error = await new Promise<Error>((told) => nobody.once("connect_error", told));
  expect(error.message).toBe("unauthenticated");
});

test("with Redis, who is connected to one process hears what happens in another", async () => {
  const place = await places[1]?.make();
  if (!place) throw new Error("No place");
  const one = await startServer(place.settings);
  const other = await startServer({ ...place.settings, PORT: String(await freePort()), BASE_URL: one.baseUrl });
  try {
    const ana = await one.stranger();
    await ana.found();
    const heard = await listen(other.baseUrl, ana);
    const company = await makeCompany(ana, "Heard of");
    await expect.poll(() => heard.flatMap(({ ids }) => ids), { timeout: 10_000 }).toEqual([company]);
  } finally {
    await Promise.all([one.stop(), other.stop()]);
    await place.remove();
  }
});

async function makeCompany(person: Person, name: string): Promise<string> {
  return (await person.post("/companies", { name })).data.id;
}

/** Connects with the person's session; what it hears is added to the answer. */
async function listen(url: string, { cookie }: Person): Promise<Nudge[]> {
  const heard: Nudge[] = [];
  const socket = connect(url, cookie);
  socket.on("changed", (nudge: Nudge) => heard.push(nudge));
  await new Promise<void>((connected) => socket.once("connect", connected));
  return heard;
}

function connect(url: string, cookie: string): Socket {
  const socket = io(url, {
    path: "/realtime",
    transports: ["websocket"],
    extraHeaders: { cookie },
    reconnection: false,
    forceNew: true,
  });
  sockets.push(socket);
  return socket;
}
