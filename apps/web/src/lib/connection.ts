import { createStore } from "./store.ts";

/** Whether the server answers: told by the requests themselves, since a network may be there and the server not. */
export const isConnected = createStore(true);

/** A request did not reach the server. */
export function noteUnreachable() {
  if (!isConnected.get()) return;
  isConnected.set(false);
  tryAgainIn(FIRST_RETRY_MS);
}

/** A request was answered. */
export const noteAnswer = () => isConnected.set(true);

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks the server whether it is there, ever more rarely, until it answers. */
function tryAgainIn(delayMs: number) {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    if (isConnected.get()) return;
    if (await answers()) noteAnswer();
    else tryAgainIn(Math.min(delayMs * 2, LAST_RETRY_MS));
  }, delayMs);
}

async function answers(): Promise<boolean> {
  try {
    const response = await fetch("/api/v1/setup", { cache: "no-store" });
    // A proxy in front of a server that is down answers in its place.
    return response.status < 500;
  } catch {
    return false;
  }
}

/** Follows what the browser says of the network; called once, when the app starts. */
export function watchNetwork() {
  window.addEventListener("offline", noteUnreachable);
  window.addEventListener("online", () => tryAgainIn(0));
}
