import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { asTheApp, makeContact, NOON, send, until } from "../messages/messages.testing.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner({ name: "Riverside Plumbing" });
  await ana.patch("/messaging-settings", { postalAddress: "1 Main St, Chicago, IL 60601" });
});
afterAll(() => house.close());
beforeEach(() => {
  house.clock.now = NOON;
});

const ledger = async (contactId: string) => (await ana.get(`/consents?contactId=${contactId}`)).data;

test("what a member wrote down shows on the contact, and a mistake is taken back to what held before", async () => {
  const dana = await makeContact(ana, { smsConsent: "unknown" });
  const said = { contactId: dana.id, channel: "sms", address: dana.phone, wording: "May we text you? Yes." };
  const granted = (await ana.post("/consents", { ...said, status: "granted" })).data;
  expect((await ana.get(`/contacts/${dana.id}`)).data.smsConsent).toBe("granted");
  const revoked = (await ana.post("/consents", { ...said, status: "revoked", wording: "Please stop" })).data;
  expect((await ana.get(`/contacts/${dana.id}`)).data.smsConsent).toBe("denied");

  expect((await ana.post(`/consents/${granted.id}/take-back`)).status).toBe(409);
  expect((await ana.post(`/consents/${revoked.id}/take-back`)).data).toMatchObject({ status: "granted" });
  expect((await ana.get(`/contacts/${dana.id}`)).data.smsConsent).toBe("granted");
  const { consents } = await ledger(dana.id);
  expect(consents.map((one: { status: string }) => one.status)).toEqual(["granted", "revoked", "granted"]);
  expect(consents[0]).toMatchObject({ address: dana.phone });
});

test("with nothing said before, a mistake leaves nothing said; a person's own word is not taken back", async () => {
  const dana = await makeContact(ana, { smsConsent: "unknown" });
  const said = { contactId: dana.id, channel: "sms", address: dana.phone, wording: "Yes" };
  const mistake = (await ana.post("/consents", { ...said, status: "granted" })).data;
  expect((await ana.post(`/consents/${mistake.id}/take-back`)).data).toMatchObject({ status: "unknown" });
  const text = { channel: "sms", contactId: dana.id, body: "Hello" };
  expect((await ana.post("/messages/preview", text)).data).toMatchObject({ outcome: "block", rule: "consent" });
  const own = (await ana.post("/consents", { ...said, status: "granted", source: "paper form" })).data;
  expect((await ana.post(`/consents/${own.id}/take-back`)).status).toBe(409);
});

test("of two contacts that became one, the ledger tells what each of them said", async () => {
  const [dana, other] = [await makeContact(ana), await makeContact(ana, { smsConsent: "unknown" })];
  const said = { contactId: other.id, channel: "sms", address: other.phone, wording: "Please do not text me" };
  await ana.post("/consents", { ...said, status: "revoked" });
  const merged = await ana.post("/contacts/merge", { winnerId: dana.id, loserIds: [other.id] });
  expect(merged.status, JSON.stringify(merged.body)).toBeLessThan(300);
  const { consents } = await ledger(dana.id);
  expect(consents).toContainEqual(expect.objectContaining({ status: "revoked", address: other.phone }));
});

test("a mistake is still taken back when its contact has become another one", async () => {
  const [dana, other] = [await makeContact(ana), await makeContact(ana)];
  const said = { contactId: other.id, channel: "call", address: other.phone, wording: "Please do not call" };
  const mistake = (await ana.post("/consents", { ...said, status: "revoked" })).data;
  await ana.post("/contacts/merge", { winnerId: dana.id, loserIds: [other.id] });
  const taken = await ana.post(`/consents/${mistake.id}/take-back`);
  expect(taken).toMatchObject({ status: 200, data: { contactId: dana.id, status: "unknown" } });
});

test("the page under our mail lets its reader leave marketing, leave all of it, and come back", async () => {
  const dana = await makeContact(ana);
  const mail = (purpose: string) =>
    send(ana, { channel: "email", contactId: dana.id, subject: "Hi", body: "Hello", purpose });
  const sent = await until(house, ana, (await mail("marketing")).data.id, "sent");
  const [row] = await asTheApp<{ unsubscribe_key: string }>(
    house,
    ana.orgId,
    `select unsubscribe_key from messages where id = '${sent.id}'`,
  );
  const url = `http://mainstay.test/u/${row?.unsubscribe_key}`;
  const broken = { "content-type": "multipart/form-data" };
  const refused = await house.fetch(new Request(url, { method: "POST", body: "choice=nothing", headers: broken }));
  expect([refused.status, await refused.json()]).toMatchObject([400, { type: "/problems/bad-request" }]);
  const page = async (choice?: string) => {
    const body =
      choice === undefined ? undefined : new URLSearchParams(choice ? { choice } : { "List-Unsubscribe": "One-Click" });
    const response = await house.fetch(
      new Request(url, { method: body ? "POST" : "GET", body, headers: { "accept-language": "es-MX" } }),
    );
    expect(response.status).toBe(200);
    return response.text();
  };
  const verdicts = async () =>
    Promise.all(
      ["marketing", "service"].map(async (purpose) => {
        const words = { channel: "email", contactId: dana.id, subject: "Hi", body: "Hello", purpose };
        return (await ana.post("/messages/preview", words)).data.outcome;
      }),
    );

  expect(await page()).toContain("Preferencias de correo");
  expect(await verdicts()).toEqual(["send", "send"]);
  expect(await page("")).toContain("Ya no llegará publicidad");
  expect(await verdicts()).toEqual(["block", "send"]);
  await page("nothing");
  expect(await verdicts()).toEqual(["block", "block"]);
  // The mail program's button in an older mail loosens nothing.
  await page("");
  expect(await verdicts()).toEqual(["block", "block"]);
  await page("everything");
  expect(await verdicts()).toEqual(["send", "send"]);

  await ana.post(`/messages/${sent.id}/answer-as-customer`, { kind: "bounce" });
  await page("no_marketing");
  await page("everything");
  expect(await verdicts()).toEqual(["block", "block"]);

  house.clock.now = undefined;
  // Of several at once the last one written down is the one that holds.
  await Promise.all(
    ["no_marketing", "nothing", "everything", "nothing", "no_marketing", "everything"].map((one) => page(one)),
  );
  const [standing] = await asTheApp<{ scopes: string[] }>(
    house,
    ana.orgId,
    "select coalesce(array_agg(scope), '{}') as scopes from suppressions where reason = 'opt_out' and lifted_at is null",
  );
  const [last] = (await ledger(dana.id)).consents;
  const holds = { everything: [], no_marketing: ["marketing"], nothing: ["all"] };
  expect(standing?.scopes).toEqual(holds[last.proof.choice as keyof typeof holds]);
});
