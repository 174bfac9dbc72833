import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** No inline script anywhere; style attributes are allowed, since positioning libraries set them. */
const POLICY: Parameters<typeof secureHeaders>[0] = {
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:", "blob:"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
  },
  xFrameOptions: "DENY",
  referrerPolicy: "strict-origin-when-cross-origin",
};

/**
 * The headers every answer carries, asked of Hono once. Its middleware sets them one by one on each Response, which
 * takes the server off its fast path: a fifth of the time of a small answer.
 */
export const SECURE_HEADERS: Readonly<Record<string, string>> = Object.fromEntries(await headersOfEmptyAnswer());

async function headersOfEmptyAnswer(): Promise<Headers> {
  const app = new Hono().use(secureHeaders(POLICY)).get("/", (c) => c.body(null));
  return (await app.request("/")).headers;
}
