import type { Row } from "./bench-day.ts";
import { latencies, within } from "./latencies.ts";
import { ask, type Place } from "./place.ts";

const JOBS = 200;
const ONE_BY_ONE = 21;

interface Draft {
  id: string;
  state: string;
}

/** How soon a draft of the built-in rules is there, and how quick other requests stay while many are being written. */
export async function measureDrafts(place: Place): Promise<Row[]> {
  const leads = await ask<{ id: string }[]>(place, "GET", `/leads?fields=id&limit=${JOBS}`);
  const alone: number[] = [];
  for (const { id } of leads.slice(0, ONE_BY_ONE)) {
    const start = performance.now();
    await written(place, await draftFor(place, id));
    alone.push((performance.now() - start) / 1_000);
  }
  const asked = Promise.all(leads.map(({ id }) => draftFor(place, id))).then((drafts) =>
    Promise.all(drafts.map((draft) => written(place, draft))),
  );
  const run = Date.now().toString(36);
  let count = 0;
  const created = await latencies(
    place,
    () => {
      count += 1;
      const body = { title: `Dripping tap ${run} ${count}`, email: `drip-${run}-${count}@example.com` };
      return { method: "POST", path: "/api/v1/leads", body: JSON.stringify(body) };
    },
    { seconds: 120, until: asked },
  );
  await asked;
  return [
    { name: "a draft of the built-in rules, median, s", value: within(alone, 0.5), limit: 1, digits: 2 },
    { name: `POSTs while ${JOBS} drafts are written, 95th percentile, ms`, value: within(created, 0.95), limit: 300 },
  ];
}

const draftFor = (place: Place, leadId: string) =>
  ask<Draft>(place, "POST", `/leads/${leadId}/followups/draft`, { channel: "email", objective: "nudge" });

async function written(place: Place, { id }: Draft): Promise<void> {
  for (;;) {
    const { state } = await ask<Draft>(place, "GET", `/drafts/${id}`);
    if (state === "failed") throw new Error(`Draft ${id} was not written`);
    if (state !== "generating") return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
