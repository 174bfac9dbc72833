import { onlineManager } from "@tanstack/react-query";
import { isConnected, watchNetwork } from "./connection.ts";
import { sendUnsent } from "./unsent.ts";

/**
 * While the server cannot be reached, queries wait and keep what they have; once it answers, unsent edits go first, so
 * that nothing read again shows the state before them. Called once, when the app starts.
 */
export function followConnection() {
  watchNetwork();
  // The browser's own word is not enough: only requests know whether Mainstay answers.
  onlineManager.setEventListener(() => undefined);
  isConnected.subscribe(async () => {
    if (isConnected.get()) await sendUnsent();
    onlineManager.setOnline(isConnected.get());
  });
}
