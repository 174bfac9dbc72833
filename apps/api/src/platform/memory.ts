import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// Node has no function for it; a context made under this flag does.
setFlagsFromString("--expose-gc");
const clearUp: () => void = runInNewContext("gc");
setFlagsFromString("--no-expose-gc");

let works = 0;

/**
 * Does work that makes much and keeps little of it. V8 lets rubbish grow to three times what is in use before it clears
 * up, and does so meanwhile at half again; how far it may grow is worked out when it clears up, so it does at once, which
 * takes some 80 ms. Not for good, because every read would pay for it with a quarter more CPU (docs/decisions/0046).
 */
export async function sparingMemory<T>(work: () => Promise<T>): Promise<T> {
  works += 1;
  if (works === 1) {
    setFlagsFromString("--heap-growing-percent=50");
    clearUp();
  }
  try {
    return await work();
  } finally {
    works -= 1;
    if (works === 0) setFlagsFromString("--heap-growing-percent=0");
  }
}
