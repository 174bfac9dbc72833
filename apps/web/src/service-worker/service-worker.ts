import { answerTo, forgetFormerShells, keepShell } from "./shell.ts";

/*
 * Runs beside the pages, also while none is open. It keeps the app itself, so that it opens without a connection; no
 * answer of the API is kept, since nobody's data may wait in a browser for the next person at the machine. A new one
 * takes over when the last page of the former is closed: until then its pages find the files they were built with.
 */

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", (event) => event.waitUntil(keepShell()));

self.addEventListener("activate", (event) => event.waitUntil(forgetFormerShells().then(() => self.clients.claim())));

self.addEventListener("fetch", (event) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
});
