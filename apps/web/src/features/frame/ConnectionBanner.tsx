import { CloudAlert, CloudOff } from "lucide-react";
import { isConnected } from "../../lib/connection.ts";
import { isLive } from "../../lib/realtime.ts";
import { useStore } from "../../lib/store.ts";
import { unsent } from "../../lib/unsent.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { isUnsentListOpen } from "./unsent-list.store.ts";

/** Says that the server cannot be reached and what has not been saved, so that nobody takes an old screen for a new one. */
export function ConnectionBanner() {
  const isReached = useStore(isConnected);
  const hasNews = useStore(isLive);
  const edits = useStore(unsent);
  const refused = edits.filter(({ refusal }) => refusal).length;
  const Icon = refused > 0 ? CloudAlert : CloudOff;
  const says = refused > 0 ? m.frame_edits_refused({ count: refused }) : saysOf(isReached, hasNews, edits.length);
  return (
    <div role="status">
      {says && (
        <div className="flex animate-appear items-center gap-2 bg-warn-soft px-3 py-1 text-warn md:mb-2 md:rounded-lg">
          <Icon aria-hidden className="size-4 shrink-0" />
          <p className="min-w-0 flex-1 py-0.5">{says}</p>
          {edits.length > 0 && (
            <Button size="sm" onClick={() => isUnsentListOpen.set(true)}>
              {m.frame_show_unsent()}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function saysOf(isReached: boolean, hasNews: boolean, waiting: number): string | null {
  if (!isReached) return waiting > 0 ? m.frame_offline_with_edits({ count: waiting }) : m.frame_offline();
  if (waiting > 0) return m.frame_sending({ count: waiting });
  return hasNews ? null : m.frame_not_live();
}
