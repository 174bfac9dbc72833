/** What ends in three dots where there is no room for all of it. */
const MAY_BE_CUT = ".truncate, .line-clamp-1, .line-clamp-2, .line-clamp-3";

/**
 * Says in full, on hover, what is cut off where it stands; called once, by the frame. Returns the function that ends
 * it. Whether a text is cut depends on the window's width, so it is looked at when it is pointed at and not before.
 */
export function tellWhatIsCutOff(): () => void {
  const onPointerOver = ({ target }: PointerEvent) => {
    const texts = target instanceof Element ? around(target) : [];
    for (const text of texts) {
      if (text.dataset.cutOff !== undefined) forget(text);
    }
    const cut = texts.find(isCutOff);
    if (!cut || cut.closest("[title]")) return;
    cut.title = cut.innerText;
    cut.dataset.cutOff = "";
  };
  document.addEventListener("pointerover", onPointerOver, { passive: true });
  return () => document.removeEventListener("pointerover", onPointerOver);
}

/** The texts an element stands in, the innermost first: a link may be cut by the cell around it. */
function around(element: Element): HTMLElement[] {
  const text = element.closest<HTMLElement>(MAY_BE_CUT);
  if (!text) return [];
  return text.parentElement ? [text, ...around(text.parentElement)] : [text];
}

/** It may have been written anew since, or the window made wider. */
function forget(text: HTMLElement) {
  text.removeAttribute("title");
  delete text.dataset.cutOff;
}

const isCutOff = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }: HTMLElement) =>
  scrollWidth > clientWidth || scrollHeight > clientHeight + 1;
