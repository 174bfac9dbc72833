import createClient from "openapi-fetch";
import { m } from "../messages/messages.js";
import type { components, paths } from "./api-types.ts";
import { noteAnswer, noteUnreachable } from "./connection.ts";
import { takeFirstAnswer } from "./first-answers.ts";
import { problemOf, unreachable } from "./problem.ts";
import { seenAs } from "./seen-as.ts";
import { canWait, keepUnsent, mustWait } from "./unsent.ts";

/** What the API answers and takes, by the names of its OpenAPI document; made by `npm run types`. */
export type Schemas = components["schemas"];

/** The HTTP client over a set of paths: `api.GET("/api/v1/leads")`. */
export const createApi = <Paths extends object>() =>
  // The journal tells by the header what people did on these screens from what their programs did.
  createClient<Paths>({ credentials: "same-origin", headers: { "x-mainstay-client": "web" }, fetch: send });

/** The client of every path that the OpenAPI document names. */
export const api = createApi<paths>();

/** A path's method that sends no body, for paths the document describes too loosely or object by object. */
export interface Read<Path, Result, Query = Record<never, never>> {
  parameters: { path: Path; query?: Query };
  responses: { 200: { content: { "application/json": Result } } };
}

/** A path's method that sends a body. */
export interface Write<Path, Result, Body = Record<string, unknown>> {
  parameters: { path: Path; header?: { "Idempotency-Key"?: string } };
  requestBody: { content: { "application/json": Body } };
  responses: { 200: { content: { "application/json": Result } } };
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a successful answer; throws a `Problem` for any other. */
export async function good<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (!response.ok) throw problemOf(response, error);
  // Only an answer without content (204) has no data, and its type says so.
  return data as T;
}

async function send(request: Request): Promise<Response> {
  const role = seenAs();
  if (role) request.headers.set("x-mainstay-see-as", role);
  const first = await takeFirstAnswer(request);
  if (first) return first;
  const waits = canWait(request);
  if (waits && mustWait(request)) return keep(request);
  const spare = waits ? request.clone() : null;
  try {
    const response = await fetch(request);
    if (isAway(response)) throw new Error("A proxy answered in the server's place");
    noteAnswer();
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    noteUnreachable();
    if (spare) return keep(spare);
    throw unreachable();
  }
}

/** A proxy's own answer for a server that is down; the server's own refusals are problem documents. */
const isAway = ({ status, headers }: Response) =>
  (status === 502 || status === 504) && !headers.get("content-type")?.includes("json");

const keep = async (request: Request) => keepUnsent(request, await request.json(), m.frame_kept_here());
