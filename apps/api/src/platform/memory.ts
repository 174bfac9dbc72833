import { setFlagsFromString } from "node:v8";

let works = 0;

/**
 * Does work that makes much and keeps little of it. V8 lets rubbish grow to three times what is in use before it clears
 * up, and does so now at half again: 400 MB instead of 680 for an import of 100,000 contacts. Not always, because every
 * read would pay for it, with a quarter more CPU (docs/decisions/0046).
 */
export async function sparingMemory<T>(work: () => Promise<T>): Promise<T> {
  works += 1;
  if (works === 1) setFlagsFromString("--heap-growing-percent=50");
  try {
    return await work();
  } finally {
    works -= 1;
    if (works === 0) setFlagsFromString("--heap-growing-percent=0");
  }
}
