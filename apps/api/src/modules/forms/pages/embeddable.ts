const PUBLIC_FORM = /^https?:\/\/[^/]+\/(?:f|embed)\//;

/** A page in a frame of somebody's site: nothing from elsewhere runs in it, and it may be shown anywhere. */
const HEADERS = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors *",
  "cross-origin-resource-policy": "cross-origin",
  "access-control-allow-origin": "*",
};

/**
 * Lets other sites show public forms. The front door's headers forbid that of every page, and are set last; so this
 * stands before the door.
 */
export function embeddable<Env>(fetch: Fetch<Env>): Fetch<Env> {
  return (request, env) => (PUBLIC_FORM.test(request.url) ? relaxed(fetch(request, env)) : fetch(request, env));
}
type Fetch<Env> = (request: Request, env?: Env) => Response | Promise<Response>;

async function relaxed(answer: Response | Promise<Response>): Promise<Response> {
  const response = await answer;
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  response.headers.delete("x-frame-options");
  return response;
}
