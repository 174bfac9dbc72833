import { expect, test } from "vitest";
import { Problem } from "../lib/problem.ts";
import type { DrawnObject } from "../lib/session.ts";
import { EditConflict, editOnTop } from "./conflict.ts";
import type { RecordData } from "./record.ts";

const field = (name: string, custom = false) =>
  ({ name, label: name, type: "text", filter: true, sort: true, editable: true, custom }) as const;
const lead: DrawnObject = {
  name: "lead",
  plural: "leads",
  label: "Lead",
  pluralLabel: "Leads",
  titleField: "title",
  readThrough: [],
  defaultSort: "-createdAt",
  can: { create: true, delete: true },
  fields: [field("title"), field("notes"), field("roof", true)],
};
const record = (version: number, values: object): RecordData => ({
  id: "1",
  version,
  createdAt: "",
  updatedAt: "",
  ...values,
});
const seen = record(1, { title: "Old", notes: "n", custom: { roof: "flat" } });

/** A server that has `now` and refuses every other version. */
const sendTo = (now: RecordData) => async (version: number) => {
  if (version === now.version) return "saved";
  throw new Problem({ status: 409, title: "Conflict", detail: "Changed.", current: now });
};

test("somebody's change of another field does not stand in the way", async () => {
  const now = record(3, { title: "Old", notes: "theirs", custom: { roof: "flat" } });
  expect(await editOnTop(lead, seen, { title: "Mine" }, sendTo(now))).toBe("saved");
});

test("a change of the same field is asked about, with both sides, also in the organization's own fields", async () => {
  const now = record(2, { title: "Theirs", notes: "n", custom: { roof: "gable" } });
  const refused = await editOnTop(lead, seen, { title: "Mine", notes: "mine", roof: "hip" }, sendTo(now)).catch(
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(EditConflict);
  expect(refused).toMatchObject({
    current: now,
    contested: { title: { yours: "Mine", theirs: "Theirs" }, roof: { yours: "hip", theirs: "gable" } },
  });
});

test("two who write the same are of one mind", async () => {
  const now = record(2, { title: "Mine", notes: "n" });
  expect(await editOnTop(lead, seen, { title: "Mine" }, sendTo(now))).toBe("saved");
});

test("any other refusal is passed on", async () => {
  const refusal = new Problem({ status: 403, title: "No", detail: "No." });
  await expect(editOnTop(lead, seen, { title: "Mine" }, () => Promise.reject(refusal))).rejects.toBe(refusal);
});
