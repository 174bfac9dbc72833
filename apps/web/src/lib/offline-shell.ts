/** After what a page loads for itself. */
const AFTER_MS = 4_000;

/**
 * Lets the app open without a connection once it has been open with one; see service-worker/. Where a browser has no
 * service workers, as on plain HTTP beyond localhost, the app works as it does without.
 */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  setTimeout(() => void navigator.serviceWorker.register("/service-worker.js").catch(() => undefined), AFTER_MS);
}
