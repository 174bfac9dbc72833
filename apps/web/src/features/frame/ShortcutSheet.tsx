import { keyLabel, stepsOf } from "../../lib/shortcut-keys.ts";
import { type ShortcutGroup, shortcutGroups } from "../../lib/shortcuts.ts";
import { useStore } from "../../lib/store.ts";
import { m } from "../../messages/messages.js";
import { Dialog } from "../../ui/Dialog.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { isSheetOpen } from "./shortcut-sheet.store.ts";

/** Every key that does something here, those of the page before those of everywhere. */
export function ShortcutSheet() {
  const groups = byHeading(useStore(shortcutGroups).toReversed());
  return (
    <Dialog wide title={m.frame_shortcuts()} onClose={() => isSheetOpen.set(false)}>
      <div className="gap-x-10 sm:columns-2">
        {groups.map(([heading, shortcuts]) => (
          <section key={heading} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-xs font-medium text-ink-3">{heading}</h3>
            <dl>
              {shortcuts.map(({ keys, label }) => (
                <div key={keys} className="flex min-h-7 items-center justify-between gap-4">
                  <dt>{label}</dt>
                  <dd className="flex shrink-0 gap-1">
                    {stepsOf(keys).map((step) => (
                      <Kbd key={step}>{keyLabel(step)}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** Groups of one heading stand together; what answers first to a key is listed, what it hides is not. */
function byHeading(groups: ShortcutGroup[]): [string, ShortcutGroup["shortcuts"]][] {
  const seen = new Set<string>();
  const headings = new Map<string, ShortcutGroup["shortcuts"]>();
  for (const { heading, shortcuts } of groups) {
    const answering = shortcuts.filter(({ keys }) => !seen.has(keys));
    for (const { keys } of answering) seen.add(keys);
    if (answering.length > 0) headings.set(heading, [...(headings.get(heading) ?? []), ...answering]);
  }
  return [...headings];
}
