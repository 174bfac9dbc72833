/** How a shortcut's keys are written, matched, shown and told to assistive technology. */

const isMac = () => typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.platform);

const SHOWN: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Enter: "↵",
  Escape: "Esc",
  Space: "Space",
};

/** The steps of a sequence: `g l` is `g` and then `l`. */
export const stepsOf = (keys: string) => keys.split(" ");

/** Whether a key press is this step: `mod` is Cmd on a Mac and Ctrl elsewhere. */
export function isStep(step: string, event: KeyboardEvent): boolean {
  const { key, mod, shift, alt } = parse(step);
  const isMod = isMac() ? event.metaKey : event.ctrlKey;
  const isOther = isMac() ? event.ctrlKey : event.metaKey;
  if (isMod !== mod || isOther || event.altKey !== alt) return false;
  // `?` and `>` are typed with Shift on some layouts and without on others; the character is what counts.
  const isCharacter = key.length === 1 && !/[a-z]/i.test(key);
  if (!isCharacter && event.shiftKey !== shift) return false;
  const pressed = event.key === " " ? "Space" : event.key;
  return pressed.toLowerCase() === key.toLowerCase();
}

/** As a person reads it on a key cap: `Ctrl K` or `⌘K`, `g l`. */
export function keyLabel(keys: string): string {
  return stepsOf(keys)
    .map((step) => {
      const { key, mod, shift, alt } = parse(step);
      const name = SHOWN[key] ?? (mod || shift ? key.toUpperCase() : key);
      const modifiers = isMac()
        ? [mod && "⌘", alt && "⌥", shift && "⇧"].filter(Boolean).join("")
        : [mod && "Ctrl ", alt && "Alt ", shift && "⇧ "].filter(Boolean).join("");
      return modifiers + name;
    })
    .join(" ");
}

/** The value of `aria-keyshortcuts`; undefined for a sequence, which the attribute cannot tell. */
export function ariaKeys(keys: string | undefined): string | undefined {
  if (!keys || stepsOf(keys).length > 1) return undefined;
  const { key, mod, shift, alt } = parse(keys);
  const name = key.length === 1 ? key.toUpperCase() : key;
  return [mod && (isMac() ? "Meta" : "Control"), alt && "Alt", shift && "Shift", name].filter(Boolean).join("+");
}

function parse(step: string) {
  const parts = step.split("+");
  // `mod++` would be the plus key itself; no shortcut of ours has it.
  const key = parts.at(-1) ?? "";
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier);
  return { key, mod: has("mod"), shift: has("shift"), alt: has("alt") };
}
