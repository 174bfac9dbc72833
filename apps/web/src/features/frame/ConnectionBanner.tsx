import { CloudOff } from "lucide-react";
import { isLive } from "../../lib/realtime.ts";
import { useStore } from "../../lib/store.ts";

/** Says that the server cannot be reached, so that nobody takes an old screen for a new one. */
export function ConnectionBanner() {
  const isConnected = useStore(isLive);
  return (
    <div role="status">
      {!isConnected && (
        <p className="flex animate-appear items-center gap-2 bg-warn-soft px-3 py-1.5 text-warn md:mb-2 md:rounded-lg">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          No connection to Mainstay. What you see may be old; it catches up by itself.
        </p>
      )}
    </div>
  );
}
