// Shows notifications while Mainstay is closed, and opens their page. Nothing else: it keeps no files and answers for no
// page, so that what is loaded is always what the server has (docs/decisions/0026).

/** How long an open page has to say that it shows what it was asked for. */
const ANSWER_MS = 1_500;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("push", (event) => {
  const { title, body, path, tag } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: "/icon-192.png", data: { path } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.path));
});

/** Shows a page in a tab that is open, which asks first should words in it be unsaved; else in a new one. */
async function open(path) {
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const tab of tabs) {
    if (await isShownIn(tab, path)) return tab.focus();
  }
  return self.clients.openWindow(path);
}

function isShownIn(tab, path) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((answer) => {
    port1.onmessage = () => answer(true);
    setTimeout(() => answer(false), ANSWER_MS);
    tab.postMessage({ open: path }, [port2]);
  });
}
