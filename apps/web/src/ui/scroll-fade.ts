import { useLayoutEffect, useRef } from "react";

/**
 * For what scrolls sideways where it is too long: fades it out at the edge behind which there is more. Goes with the
 * props of `useScrollFade`.
 */
export const SCROLL_FADE =
  "overflow-x-auto data-more-after:mask-r-from-[calc(100%-2.5rem)] data-more-before:mask-l-from-[calc(100%-2.5rem)]";

/** The same where a first column stays in sight: it is not faded, though there is more behind it. */
export const SCROLL_FADE_AFTER = "overflow-x-auto data-more-after:mask-r-from-[calc(100%-2.5rem)]";

/** Props for an element that scrolls sideways and has the classes of `SCROLL_FADE`. */
export function useScrollFade<Scrolling extends HTMLElement>() {
  const ref = useRef<Scrolling>(null);
  useLayoutEffect(() => {
    const row = ref.current;
    if (!row) return;
    const observer = new ResizeObserver(() => markEdges(row));
    for (const one of [row, ...row.children]) observer.observe(one);
    return () => observer.disconnect();
  }, []);
  return { ref, onScroll: () => ref.current && markEdges(ref.current) };
}

/** Told by attributes and not by state: it changes while somebody scrolls, and changes nothing but the fade. */
function markEdges(row: HTMLElement) {
  const hidden = row.scrollWidth - row.clientWidth;
  row.toggleAttribute("data-more-before", row.scrollLeft > 1);
  row.toggleAttribute("data-more-after", row.scrollLeft < hidden - 1);
}
