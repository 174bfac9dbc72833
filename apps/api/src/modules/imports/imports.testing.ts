import { expect, vi } from "vitest";
import type { TestHouse } from "../../testing/house.ts";
import type { Person, Reply } from "../../testing/person.ts";

/** Sends a file as a browser does: its bytes are the body. */
export async function upload(
  house: Pick<TestHouse, "fetch">,
  person: Person,
  object: string,
  fileName: string,
  content: string | Uint8Array,
) {
  const response = await house.fetch(
    new Request(`${person.origin}/api/v1/imports?object=${object}&fileName=${encodeURIComponent(fileName)}`, {
      method: "POST",
      headers: { cookie: person.cookie, origin: person.origin, "content-type": "application/octet-stream" },
      body: typeof content === "string" ? content : new Uint8Array(content),
    }),
  );
  const body: Reply["body"] = await response.json();
  return { status: response.status, body };
}

/** Waits until a job has ended. */
export const finished = (person: Person, id: string, timeoutMs = 60_000) =>
  vi.waitFor(
    async () => {
      const { data } = await person.get(`/jobs/${id}`);
      expect(["done", "failed", "canceled"]).toContain(data.state);
      return data;
    },
    { timeout: timeoutMs, interval: 50 },
  );

/** Checks a file with a mapping; answers the import with its counts. */
export async function check(person: Person, id: string, mapping: object) {
  const started = await person.post(`/imports/${id}/check`, mapping);
  expect(started.status, JSON.stringify(started.body)).toBe(202);
  const job = await finished(person, started.data.job.id);
  expect(job, JSON.stringify(job)).toMatchObject({ state: "done" });
  return (await person.get(`/imports/${id}`)).data;
}

export async function apply(person: Person, id: string) {
  const started = await person.post(`/imports/${id}/apply`);
  expect(started.status, JSON.stringify(started.body)).toBe(202);
  return finished(person, started.data.job.id);
}
