import { canPush } from "./browser-push.ts";
import { keepSubscribed } from "./push.api.ts";

/**
 * Opens here what is pressed in a notification, and keeps this browser subscribed. Returns the function that ends it.
 * @param open shows a page of the app, asking first should words be unsaved
 */
export function followPush(open: (path: string) => void): () => void {
  if (!canPush()) return () => {};
  const hear = ({ data, ports: [port] }: MessageEvent<{ open: string }>) => {
    port?.postMessage("shown");
    open(data.open);
  };
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener("message", hear);
  serviceWorker.startMessages();
  // Tried again when the next page is loaded; the settings say how it stands meanwhile.
  keepSubscribed().catch(() => undefined);
  return () => serviceWorker.removeEventListener("message", hear);
}
