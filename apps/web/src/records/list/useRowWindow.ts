import { type RefObject, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";

interface RowWindowOptions {
  /** What the rows scroll in. */
  scroller: RefObject<HTMLElement | null>;
  count: number;
  rowHeight: number;
  /** Heights of what stays in sight above and below the rows. */
  header: number;
  footer: number;
  /** Rows drawn beyond those in sight, for whoever scrolls. */
  beyond: number;
  /** A guess of the scroller's height: its rows come with the first drawing and not with a second. */
  usualHeight: number;
}

export interface RowWindow {
  /** The rows that are drawn, in their order. */
  drawn: number[];
  /** Scrolls no further than it takes to have a row in sight. */
  show(row: number): void;
}

/**
 * Which rows of one height are to be drawn. A virtualizer of rows of any height first writes down where each of them
 * begins: for 100,000 rows some 5 ms, at each coming to the list.
 */
export function useRowWindow(options: RowWindowOptions): RowWindow {
  const { scroller, count, rowHeight, header, footer, beyond, usualHeight } = options;
  const [sight, setSight] = useState({ first: 0, last: Math.ceil((usualHeight - header) / rowHeight) });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const first = Math.floor(element.scrollTop / rowHeight);
      const last = Math.ceil((element.scrollTop + element.clientHeight - header) / rowHeight);
      setSight((now) => (now.first === first && now.last === last ? now : { first, last }));
    };
    // Drawn before the frame that is scrolled, or its rows would be missing in it.
    const onScroll = () => flushSync(look);
    element.addEventListener("scroll", onScroll, { passive: true });
    // Looks for the first time once the page is laid out, and asks for no layout of its own.
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", onScroll);
      observer.disconnect();
    };
  }, [scroller, rowHeight, header]);

  const last = Math.min(sight.last + beyond, count - 1);
  const first = Math.max(Math.min(sight.first - beyond, last), 0);
  return {
    drawn: Array.from({ length: last - first + 1 }, (_, at) => first + at),
    show(row) {
      const element = scroller.current;
      if (!element) return;
      const top = row * rowHeight;
      const bottom = header + top + rowHeight + footer - element.clientHeight;
      if (element.scrollTop > top) element.scrollTop = top;
      else if (element.scrollTop < bottom) element.scrollTop = bottom;
    },
  };
}
