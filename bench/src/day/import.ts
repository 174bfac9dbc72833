import { readFile } from "node:fs/promises";
import type { Row } from "./bench-day.ts";
import { ask, jobDone, type Place } from "./place.ts";

const ROWS = 100_000;
/** Every tenth row is a person that an earlier one has named. */
const DUPLICATE_EVERY = 10;

interface Import {
  id: string;
  mapping: object;
}
interface Started {
  job: { id: string };
}

/** A large file of contacts: tried out, imported, and taken back. */
export async function measureImport(place: Place): Promise<Row[]> {
  const file = contacts(Date.now().toString(36));
  const { id, mapping } = await ask<Import>(place, "POST", "/imports?object=contact&fileName=contacts.csv", file);
  const timed = async (path: string, body?: object) => {
    const start = performance.now();
    const { job } = await ask<Started>(place, "POST", path, body);
    return { jobId: job.id, seconds: await jobDone(place, job.id, start) };
  };
  const checked = await timed(`/imports/${id}/check`, mapping);
  const applied = await timed(`/imports/${id}/apply`);
  const { operationId } = await ask<{ operationId: string }>(place, "GET", `/jobs/${applied.jobId}`);
  const undone = await timed(`/operations/${operationId}/undo`, {});
  const peak = await peakMegabytes(place.product.pid);
  const of = `of an import of ${ROWS} contacts`;
  return [
    { name: `dry run ${of}, s`, value: checked.seconds, limit: 30 },
    { name: `apply ${of}, s`, value: applied.seconds, limit: 60 },
    { name: `undo ${of}, s`, value: undone.seconds, limit: 60 },
    ...(peak === null ? [] : [{ name: "the server's most memory, MB", value: peak, limit: 500 }]),
  ];
}

function contacts(run: string): string {
  const lines = Array.from({ length: ROWS }, (_, n) => {
    const who = n % DUPLICATE_EVERY === DUPLICATE_EVERY - 1 ? n - 5 : n;
    return `Anna,Person ${who},anna-${run}-${who}@example.com,+1 312 ${String(who % 10_000_000).padStart(7, "0")},Firm ${who % 500}`;
  });
  return `First name,Last name,Email,Phone,Job title\n${lines.join("\n")}\n`;
}

/** The most memory a process has held at once; null where it cannot be told. */
async function peakMegabytes(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes ? Number(kilobytes) / 1_024 : null;
}
