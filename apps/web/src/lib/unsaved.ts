import { useEffect, useId } from "react";
import { createStore } from "./store.ts";

/** Which forms hold what would be lost by leaving. The frame asks before the page is left; drafts need no guard. */
export const unsaved = createStore<ReadonlySet<string>>(new Set());

/** Says that leaving now would lose something: the frame asks first, and so does the browser before a reload. */
export function useUnsaved(isUnsaved: boolean) {
  const id = useId();
  useEffect(() => {
    if (!isUnsaved) return;
    unsaved.set((ids) => new Set([...ids, id]));
    return () => unsaved.set((ids) => new Set([...ids].filter((one) => one !== id)));
  }, [id, isUnsaved]);
}
