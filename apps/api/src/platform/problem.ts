/** Everything that can go wrong on purpose, and the status it answers with. The code is the stable end of `type`. */
export const PROBLEMS = {
  "bad-request": { status: 400, title: "The request cannot be read" },
  unauthenticated: { status: 401, title: "Sign in first" },
  forbidden: { status: 403, title: "You may not do this" },
  "not-found": { status: 404, title: "Not found" },
  conflict: { status: 409, title: "Somebody changed this in the meantime" },
  gone: { status: 410, title: "No longer here" },
  "too-large": { status: 413, title: "The request is too large" },
  invalid: { status: 422, title: "The request does not fit" },
  "idempotency-key-reused": { status: 422, title: "The Idempotency-Key was used for another request" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something broke on our side" },
  unavailable: { status: 503, title: "Not ready" },
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

export interface FieldError {
  /** JSON pointer into the request's body, or `?name` for a query parameter. */
  pointer: string;
  detail: string;
}

/** An answer of `application/problem+json`; services throw it knowing no HTTP. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly errors: FieldError[];
  /** Members beyond RFC 9457's own, such as both sides of a conflict. */
  readonly extra: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    code: ProblemCode,
    detail: string,
    more: { errors?: FieldError[]; extra?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.name = "Problem";
    this.code = code;
    this.errors = more.errors ?? [];
    this.extra = more.extra ?? {};
    this.headers = more.headers ?? {};
  }

  /** The RFC 9457 document. */
  document(requestId: string): Record<string, unknown> {
    const { status, title } = PROBLEMS[this.code];
    return {
      type: `/problems/${this.code}`,
      title,
      status,
      detail: this.message,
      ...(this.errors.length > 0 && { errors: this.errors }),
      ...this.extra,
      requestId,
    };
  }
}

export const notFound = (what: string) => new Problem("not-found", `${what} not found, or not yours to see.`);
export const forbidden = (why: string) => new Problem("forbidden", why);
export const conflict = (why: string, extra?: Record<string, unknown>) => new Problem("conflict", why, { extra });
export const unauthenticated = () => new Problem("unauthenticated", "This needs a session or an API key.");

/** Several fields at once; `detail` repeats the first so that a person reading only it learns what to do. */
export function invalid(errors: FieldError[]): Problem {
  return new Problem("invalid", errors[0]?.detail ?? "The request does not fit.", { errors });
}

/** One field, named by its path in the body. */
export const invalidField = (path: string, detail: string) =>
  invalid([{ pointer: `/${path.replaceAll(".", "/")}`, detail }]);
