import type { Readable } from "node:stream";
import type { Capability, RecordAction } from "@mainstay/model";
import type { z } from "zod";
import type { Ctx, House, Identity } from "./context.ts";

/**
 * Who may call a route. Declared with every route, checked before it runs, walked by the rights test:
 * `public` anybody; `signedIn` a person, with or without an organization; `member` any member;
 * a capability; or an action on an object, which is then narrowed to records by the records layer.
 */
export type Right =
  | "public"
  | "signedIn"
  | "member"
  | { capability: Capability }
  | { object: string; action: RecordAction };

export interface RequestParts<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  headers: Headers;
  ip: string;
  url: URL;
  /** The body as it comes in, of a route that declares `upload`. */
  upload: ReadableStream<Uint8Array> | null;
}

interface RouteSpec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  id: string;
  method: "get" | "post" | "put" | "patch" | "delete";
  /** Below `/api/v1`, in OpenAPI's form: `/deals/{id}/stage`. */
  path: string;
  summary: string;
  tag: string;
  params?: P;
  query?: Q;
  body?: B;
  /** The schema of `data` in the answer; none for an empty one. */
  answer?: z.ZodType;
  status?: 200 | 201 | 202 | 204;
  /** The body is a file of any kind, up to UPLOAD_LIMIT_BYTES, read as it comes in and not kept in memory. */
  upload?: boolean;
  /** The answer holds a secret shown once, so it is not stored for an Idempotency-Key. */
  answersSecret?: boolean;
  /** The work asks somebody outside, such as a model, and is no single transaction. */
  asksOutside?: boolean;
}

export interface Route extends RouteSpec<z.ZodType, z.ZodType, z.ZodType> {
  right: Right;
  run(
    call: { ctx: Ctx | null; house: House; identity: Identity | null; requestId: string },
    request: RequestParts<unknown, unknown, unknown>,
  ): Promise<unknown>;
}

type Parsed<S extends z.ZodType> = z.output<S>;

/** A route inside an organization: `run` gets the `ctx` of the member or API key that calls. */
export function defineRoute<
  P extends z.ZodType = z.ZodUnknown,
  Q extends z.ZodType = z.ZodUnknown,
  B extends z.ZodType = z.ZodUnknown,
>(
  spec: RouteSpec<P, Q, B> & {
    right: Exclude<Right, "public" | "signedIn">;
    run(ctx: Ctx, request: RequestParts<Parsed<P>, Parsed<Q>, Parsed<B>>): Promise<unknown>;
  },
): Route {
  return {
    ...spec,
    run: async (call, request) => {
      if (!call.ctx) throw new Error(`${spec.id} was called outside an organization`);
      return spec.run(call.ctx, request as RequestParts<Parsed<P>, Parsed<Q>, Parsed<B>>);
    },
  };
}

/** A route outside any organization: public pages, and what a person does before joining one. */
export function defineOpenRoute<
  P extends z.ZodType = z.ZodUnknown,
  Q extends z.ZodType = z.ZodUnknown,
  B extends z.ZodType = z.ZodUnknown,
>(
  spec: RouteSpec<P, Q, B> & {
    right: "public" | "signedIn";
    run(
      call: { house: House; identity: Identity | null; requestId: string },
      request: RequestParts<Parsed<P>, Parsed<Q>, Parsed<B>>,
    ): Promise<unknown>;
  },
): Route {
  return { ...spec, run: (call, request) => spec.run(call, request as RequestParts<Parsed<P>, Parsed<Q>, Parsed<B>>) };
}

/** An answer with a status, headers or page of its own; anything else a route returns becomes `{ data }`. */
export class Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;
  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Of one that is written while it goes out, nobody knows the length. */
export interface FileContent {
  body: Readable;
  bytes?: number;
}

/** A file as the answer, sent as it is read. */
export class FileAnswer {
  readonly content: FileContent;
  readonly name: string;
  readonly type: string;
  constructor(content: FileContent, name: string, type: string) {
    this.content = content;
    this.name = name;
    this.type = type;
  }
}

/** JSON that PostgreSQL has already written; passed on without being parsed. */
export class JsonText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
