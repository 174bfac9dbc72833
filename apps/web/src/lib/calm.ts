import type { QueryClient } from "@tanstack/react-query";
import { createStore } from "./store.ts";

/**
 * Whether the page that somebody opened the app with has what it shows first. What only stands around pages (the bell,
 * live changes, favourites) begins then, so that the first rows share neither line nor processor with it. Stays true.
 */
export const isCalm = createStore(false);

/** A page that never comes to rest, such as one that asks again and again, holds nothing up for longer. */
const LONGEST_MS = 2_000;

/** Waits until nothing is being read, and the browser has nothing to draw; called once, when the frame stands. */
export async function awaitCalm(client: QueryClient): Promise<void> {
  if (isCalm.get()) return;
  await Promise.race([untilStill(client), delay(LONGEST_MS)]);
  await untilIdle();
  isCalm.set(true);
}

function untilStill(client: QueryClient): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (client.isFetching() > 0) return;
      unsubscribe();
      resolve();
    };
    // After what comes of an answer: it may be the next question.
    const unsubscribe = client.getQueryCache().subscribe(() => setTimeout(look));
    setTimeout(look);
  });
}

/** Safari knows no idle moments. */
const untilIdle = () =>
  new Promise((resolve) =>
    "requestIdleCallback" in window ? requestIdleCallback(resolve, { timeout: 500 }) : setTimeout(resolve, 50),
  );

const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
