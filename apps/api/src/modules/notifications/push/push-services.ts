import type { Config } from "../../../platform/config.ts";
import { invalidField } from "../../../platform/problem.ts";

/** Push services of Chrome and Edge, Firefox, Safari and Edge on Windows. Anything else could be a machine beside ours. */
const HOSTS = [
  /^fcm\.googleapis\.com$/,
  /\.push\.services\.mozilla\.com$/,
  /\.push\.apple\.com$/,
  /\.notify\.windows\.com$/,
];

/** @throws Problem invalid when it is no address of a push service's */
export function checkPushEndpoint({ PUSH_ORIGINS }: Config, text: string): void {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isKnown =
    url !== null &&
    (PUSH_ORIGINS.includes(url.origin) ||
      (url.protocol === "https:" && url.port === "" && HOSTS.some((host) => host.test(url.hostname))));
  if (!isKnown) {
    throw invalidField("endpoint", "This browser's push service is not one that Mainstay knows.");
  }
}
