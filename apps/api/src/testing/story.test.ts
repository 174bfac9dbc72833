import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "./person.ts";
import { type Place, places } from "./places.ts";
import { type RunningServer, startServer } from "./server.ts";

/* The browser's first story, told by HTTP: from a stranger's message to a won deal, and back again. */

describe.each(places)("on $name", ({ make }) => {
  let place: Place;
  let server: RunningServer;
  let ana: Person;
  beforeAll(async () => {
    place = await make();
    server = await startServer(place.settings);
    ana = await server.stranger();
    await ana.found({ name: "Rohr & Söhne" });
  });
  afterAll(async () => {
    await server?.stop();
    await place?.remove();
  });

  test("a stranger's message becomes a lead, is worked, becomes a deal and is won; the move can be undone", async () => {
    const form = (await ana.get("/forms")).data[0];
    const stranger = server.visitor();
    const sent = await stranger.post("/public/leads", {
      formKey: form.key,
      name: "Jane Doe",
      email: " Jane@Example.com ",
      phone: "(312) 555-0142",
      description: "The water heater leaks",
      consent: true,
      elapsed: 20_000,
    });
    expect(sent.status).toBe(201);

    const [lead] = (await ana.get("/leads?expand=contactId")).data;
    expect(lead).toMatchObject({ source: "web_form", email: "jane@example.com", contact: { title: "Jane Doe" } });
    const page = (await ana.get(`/leads/${lead.id}`)).data;
    expect(page.timeline).toContainEqual(expect.objectContaining({ kind: "activity" }));
    expect(page.followUps).toHaveLength(1);

    const moved = await ana.patch(`/leads/${lead.id}/stage`, { stage: "discovery" });
    expect(moved.status).toBe(200);
    const again = await ana.patch(`/leads/${lead.id}/stage`, { stage: "discovery" });
    expect(again).toMatchObject({ status: 200, data: { version: moved.data.version } });

    const converted = await ana.post(`/leads/${lead.id}/convert`, {
      deal: { name: "New water heater", amount: "2400" },
    });
    expect(converted).toMatchObject({
      status: 200,
      data: { lead: { status: "converted" }, contact: { fullName: "Jane Doe" } },
    });
    const { deal } = converted.data;

    const won = await ana.patch(`/deals/${deal.id}/stage`, { stage: "won" });
    expect(won).toMatchObject({ status: 200, data: { status: "won" } });
    expect((await undo(won.body.operation.id)).status).toBe(200);
    expect((await ana.get(`/deals/${deal.id}`)).data).toMatchObject({ status: "open", stageId: deal.stageId });
  });

  test("two contacts become one and, undone, two again with all that was theirs", async () => {
    const jane = (
      await ana.post("/contacts", { firstName: "Janet", lastName: "Roe", emails: [{ email: "janet@example.com" }] })
    ).data;
    const twin = (
      await ana.post("/contacts", { firstName: "J.", lastName: "Roe", emails: [{ email: "j.roe@example.com" }] })
    ).data;
    const note = (await ana.post("/activities", { type: "note", subject: "Called back", contactId: twin.id })).data;

    const merge = await ana.post("/contacts/merge", { winnerId: jane.id, loserIds: [twin.id] });
    expect(merge.status).toBe(200);
    expect(merge.data.emails.map(({ email }: { email: string }) => email).sort()).toEqual([
      "j.roe@example.com",
      "janet@example.com",
    ]);
    expect((await ana.get(`/activities/${note.id}`)).data.contactId).toBe(jane.id);

    expect((await undo(merge.body.operation.id)).status).toBe(200);
    expect((await ana.get(`/contacts/${twin.id}`)).data).toMatchObject({ emails: [{ email: "j.roe@example.com" }] });
    expect((await ana.get(`/contacts/${jane.id}`)).data).toMatchObject({ emails: [{ email: "janet@example.com" }] });
    expect((await ana.get(`/activities/${note.id}`)).data.contactId).toBe(twin.id);
  });

  test("50 identical requests at once make one lead, one operation and one event", async () => {
    const before = (await ana.get("/leads?total=true&limit=1")).body.page.total;
    const request = { title: "Blocked drain", email: "many@example.com", source: "website" };
    const replies = await Promise.all(Array.from({ length: 50 }, () => ana.post("/leads", request)));
    expect(new Set(replies.map(({ data }) => data.id)).size).toBe(1);
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await ana.get("/leads?total=true&limit=1")).body.page.total).toBe(before + 1);
    const journal = (await ana.get(`/operations?recordId=${replies[0]?.data.id}`)).data;
    expect(journal.filter(({ kind }: { kind: string }) => kind === "create")).toHaveLength(1);
  });

  const undo = (operationId: string) => ana.post(`/operations/${operationId}/undo`);
});
