const SOON_MS = 50;

/**
 * Waits for what is as good as there, and not for long: a page that is drawn once stands sooner than one that is drawn
 * without its records and then with them.
 */
export const soon = (promise: Promise<unknown>): Promise<unknown> =>
  Promise.race([promise, new Promise((done) => setTimeout(done, SOON_MS))]);
