import { type CDPSession, expect, type Page } from "@playwright/test";
import { openPushService, pushReceiver } from "../../apps/api/src/modules/notifications/push/push.testing.ts";

/** What stands between the server and a browser's worker, played by the story. */
export interface PlayedPush {
  /** Brings the browser what the server has pushed next, decrypted as a push service's browser would, until it shows it. */
  bring(): Promise<void>;
  /** What the browser shows now. */
  shown(): Promise<{ title: string; body: string }[]>;
  /** Presses what it shows. */
  press(): Promise<void>;
  close(): void;
}

/**
 * A headless Chromium has no push service to subscribe to. Subscribing is played here: the page is given an address of the
 * story's own. What the server sends there is real, and so are the worker that hears of it and what it shows.
 */
export async function playPush(page: Page): Promise<PlayedPush> {
  const service = await openPushService(Number(process.env.STORY_PUSH_PORT));
  const receiver = pushReceiver();
  await page.context().grantPermissions(["notifications"]);
  await page.addInitScript(subscribeTo, { endpoint: `${service.origin}/browser`, keys: receiver.keys });
  const cdp = await page.context().newCDPSession(page);
  const registered = registrationIn(cdp);
  let brought = 0;
  const shown = () =>
    page.evaluate(async () => {
      const notifications = await (await navigator.serviceWorker.ready).getNotifications();
      return notifications.map(({ title, body }) => ({ title, body }));
    });
  return {
    async bring() {
      await expect.poll(() => service.taken.length).toBeGreaterThan(brought);
      const data = receiver.read(service.taken[brought++]?.body ?? Buffer.alloc(0));
      const { origin } = new URL(page.url());
      const registrationId = await registered;
      // A busy browser may drop what is delivered; a push service keeps it until it was taken. Twice is shown once.
      await expect(async () => {
        await cdp.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
        await expect.poll(shown, { timeout: 3_000 }).not.toEqual([]);
      }).toPass({ timeout: 30_000 });
    },
    shown,
    async press() {
      const worker = page.context().serviceWorkers()[0] ?? (await page.context().waitForEvent("serviceworker"));
      // A window is brought to the front by a person's own press alone; the rest is as with one.
      await worker.evaluate(async () => {
        const registration: ServiceWorkerRegistration = Reflect.get(self, "registration");
        const [notification] = await registration.getNotifications();
        const pressed = Object.assign(new Event("notificationclick"), { notification, waitUntil: () => undefined });
        if (notification) self.dispatchEvent(pressed);
      });
    },
    close: () => service.close(),
  };
}

/** The worker's registration, once there is one. */
function registrationIn(cdp: CDPSession): Promise<string> {
  const found = new Promise<string>((resolve) => {
    cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations: [first] }) => {
      if (first) resolve(first.registrationId);
    });
  });
  void cdp.send("ServiceWorker.enable");
  return found;
}

/** Runs in the page: its subscription is the story's, and lasts as long as one of the browser's would. */
function subscribeTo(subscription: { endpoint: string; keys: { p256dh: string; auth: string } }) {
  const KEPT = "story.push";
  const subscribed = (key: string) => ({
    options: {
      applicationServerKey: Uint8Array.from(atob(key.replaceAll("-", "+").replaceAll("_", "/")), (sign) =>
        sign.charCodeAt(0),
      ),
    },
    toJSON: () => subscription,
    unsubscribe: async () => {
      localStorage.removeItem(KEPT);
      return true;
    },
  });

  Object.assign(PushManager.prototype, {
    async getSubscription() {
      const key = localStorage.getItem(KEPT);
      return key === null ? null : subscribed(key);
    },
    async subscribe({ applicationServerKey }: { applicationServerKey: string }) {
      localStorage.setItem(KEPT, applicationServerKey);
      return subscribed(applicationServerKey);
    },
  });
}
