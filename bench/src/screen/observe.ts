import type { Page } from "playwright-core";

/** What a browser tells about itself while somebody works. */
export interface Observed {
  /** Until the largest part of the page is painted, in ms. */
  lcpMs: number;
  /** Of all layout shifts without a person's doing. */
  cls: number;
  /** From a key or button pressed to the next paint, in ms: one for each interaction, in steps of 8 ms. */
  interactionsMs: number[];
}

declare global {
  interface Window {
    observed: { lcpMs: number; cls: number; interactions: Map<number, number> };
  }
}

/** Has every page of the tab keep what the browser's own measures say (Event Timing, Layout Instability, LCP). */
export async function observe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const observed = { lcpMs: 0, cls: 0, interactions: new Map<number, number>() };
    window.observed = observed;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) observed.lcpMs = entry.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) observed.cls += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries() as (PerformanceEntry & { interactionId?: number })[])
        if (interactionId)
          observed.interactions.set(interactionId, Math.max(duration, observed.interactions.get(interactionId) ?? 0));
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
}

/** What was observed since the page was last loaded. */
export async function observed(page: Page): Promise<Observed> {
  return page.evaluate(() => {
    const { lcpMs, cls, interactions } = window.observed;
    return { lcpMs, cls, interactionsMs: [...interactions.values()] };
  });
}

/**
 * How long the page's own thread has worked so far, in ms of CPU time: scripts, styles, layout and what goes with them.
 * Unlike time on the clock, it does not grow with what else the machine does.
 */
export async function watchThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1_000;
  };
}
