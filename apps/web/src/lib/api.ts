import { readProblem, unreachable } from "./problem.ts";

interface Init {
  params?: { query?: Record<string, string | number | boolean | undefined> };
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * The HTTP client of `/api/v1`, in the call shape of openapi-fetch, which replaces it once the types are generated.
 * Paths are given below the version: `api.GET("/leads")`.
 */
export const api = {
  GET: (path: string, init?: Init) => send("GET", path, init),
  POST: (path: string, init?: Init) => send("POST", path, init),
  PATCH: (path: string, init?: Init) => send("PATCH", path, init),
  PUT: (path: string, init?: Init) => send("PUT", path, init),
  DELETE: (path: string, init?: Init) => send("DELETE", path, init),
};

/** The body of a successful answer; throws a `Problem` for any other. */
export async function good<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer;
  if (!response.ok) throw await readProblem(response);
  return response.status === 204 ? ({} as T) : await response.json();
}

/** A query string without the parameters that are not set. */
export function queryString(query: NonNullable<Init["params"]>["query"] = {}): string {
  const set = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  return set.length > 0 ? `?${new URLSearchParams(set)}` : "";
}

async function send(method: string, path: string, { params, body, headers, signal }: Init = {}): Promise<Response> {
  try {
    return await fetch(`/api/v1${path}${queryString(params?.query)}`, {
      method,
      signal,
      credentials: "same-origin",
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw unreachable();
  }
}
