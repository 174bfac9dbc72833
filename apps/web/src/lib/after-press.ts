/** A finger's `pointerup` comes before it moves the focus, and its `mouseup` after. */
const ENDS = ["pointerup", "mouseup", "pointercancel", "keyup"] as const;

/**
 * Does what moves the page once the key or pointer that led here has been let go: what slides away between press and
 * release is not clicked.
 */
export function afterPress(work: () => void): void {
  const heard = new AbortController();
  const end = () => {
    heard.abort();
    // The click follows in the same task.
    setTimeout(work);
  };
  for (const type of ENDS) window.addEventListener(type, end, { capture: true, signal: heard.signal });
}
