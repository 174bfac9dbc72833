/* What this browser can do about notifications; nothing here asks the server. */

const WORKER = "/push-worker.js";

/** Without https, or in some browsers' private windows, there is no such thing. */
export const canPush = (): boolean =>
  isSecureContext && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** Apple's phones and tablets know pushes only for what stands on their home screen; a tablet calls itself a Mac. */
export const mustBeInstalled = (): boolean =>
  isSecureContext &&
  !("PushManager" in window) &&
  (/iPhone|iPad|iPod/.test(navigator.userAgent) ||
    (navigator.userAgent.includes("Macintosh") && navigator.maxTouchPoints > 1));

/** What this browser is subscribed to, if anything. */
export async function subscriptionHere(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration("/");
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/**
 * Subscribes this browser with the server's key; one made with another key is of no use any more and ends.
 * @throws DOMException when the browser cannot reach its push service
 */
export async function subscribeHere(key: string): Promise<PushSubscription> {
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  const former = await pushManager.getSubscription();
  if (former && keyOf(former) !== key) await former.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

/** As base64url, which is how the server says it. */
function keyOf({ options: { applicationServerKey } }: PushSubscription): string {
  const bytes = new Uint8Array(applicationServerKey ?? new ArrayBuffer());
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
