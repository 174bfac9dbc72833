import { useEffect, useId } from "react";
import { createStore } from "./store.ts";

/** The name of the page that is shown; the trail above it ends with it. */
export const pageTitle = createStore("");

/** What wants the member's attention, by who said so: unread notifications, new leads. */
const attention = createStore<ReadonlyMap<string, number>>(new Map());

/** Keeps the document's title on the page's name while it is shown. */
export function usePageTitle(title: string) {
  useEffect(() => pageTitle.set(title), [title]);
}

/** Counts `count` things among what wants attention: the tab shows the sum and a dot. */
export function useAttention(count: number) {
  const id = useId();
  useEffect(() => {
    attention.set((counts) => new Map(counts).set(id, count));
    return () =>
      attention.set((counts) => {
        const others = new Map(counts);
        others.delete(id);
        return others;
      });
  }, [id, count]);
}

const MOST_SHOWN = 99;

/** `(3) Leads · Mainstay`, and a dot on the icon. */
function showInTab() {
  const waiting = [...attention.get().values()].reduce((sum, count) => sum + count, 0);
  const count = waiting > MOST_SHOWN ? `(${MOST_SHOWN}+) ` : waiting > 0 ? `(${waiting}) ` : "";
  const title = pageTitle.get();
  document.title = count + (title ? `${title} · Mainstay` : "Mainstay");
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const wanted = waiting > 0 ? "/favicon-waiting.svg" : "/favicon.svg";
  if (icon && !icon.href.endsWith(wanted)) icon.href = wanted;
}

pageTitle.subscribe(showInTab);
attention.subscribe(showInTab);
