import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { invalidField } from "../../platform/problem.ts";

/** What the thread is given. */
export interface ToExtract {
  bytes: Uint8Array;
  kind: "pdf" | "docx";
}
/** What it answers. */
export type Extracted = { text: string } | { failure: string };

export interface Limits {
  memoryMb: number;
  timeMs: number;
}

/** Some ten times what the longest article that can be kept takes. */
const LIMITS: Limits = { memoryMb: 256, timeMs: 20_000 };
const LOOK_EVERY_MS = 50;

/**
 * The text of a packed file. A few bytes can unpack to more than a server has, so it is unpacked in a thread of its own
 * that is ended when it takes too much memory or time.
 * @throws Problem invalid for a broken file, or one that is too much to unpack
 */
export async function extract(given: ToExtract, limits: Limits = LIMITS): Promise<string> {
  const worker = new Worker(new URL("./extract.worker.ts", import.meta.url), {
    workerData: given,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
  });
  const answered = Promise.withResolvers<Extracted>();
  worker.once("message", answered.resolve);
  // Out of memory, which it says itself of its own heap.
  worker.once("error", answered.reject);
  const ended = new AbortController();
  try {
    const extracted = await Promise.race([answered.promise, overrun(worker, limits, ended.signal)]);
    if (extracted === "memory") throw tooLarge();
    if (extracted === "time") throw invalidField("file", "Reading this file takes too long. Paste its text instead.");
    if ("text" in extracted) return extracted.text;
    const { failure } = extracted;
    throw invalidField(
      "file",
      given.kind === "pdf" ? `This PDF cannot be read: ${failure}` : `This Word file cannot be read: ${failure}`,
    );
  } catch (error) {
    throw isOutOfMemory(error) ? tooLarge() : error;
  } finally {
    ended.abort();
    await worker.terminate();
  }
}

const tooLarge = () => invalidField("file", "This file unpacks to more than can be read. Paste its text instead.");

/** What of its limits a thread has passed; what is unpacked lies outside the heap that Node limits by itself. */
async function overrun(worker: Worker, { memoryMb, timeMs }: Limits, signal: AbortSignal): Promise<"memory" | "time"> {
  const began = performance.now();
  while (!signal.aborted) {
    await setTimeout(LOOK_EVERY_MS);
    if (performance.now() - began > timeMs) return "time";
    // Null before the thread runs, and after it has ended.
    const used = await worker.getHeapStatistics().catch(() => null);
    if (used && used.external_memory + used.used_heap_size > memoryMb * 1_000_000) return "memory";
  }
  return new Promise(() => {});
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
