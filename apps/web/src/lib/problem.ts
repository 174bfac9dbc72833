export interface FieldProblem {
  /** A JSON pointer into the request's body, such as `/emails/0/email`. */
  pointer: string;
  detail: string;
}

interface ProblemDocument {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  errors?: FieldProblem[];
  requestId?: string;
  [extra: string]: unknown;
}

/** An answer of the API that is not a success: an RFC 9457 document, or what stands in for one when the network failed. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly errors: FieldProblem[];
  readonly requestId: string | undefined;
  /** The whole document, for what a problem type adds, such as a conflict's fields. */
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    super(document.detail ?? document.title ?? "The server gave no reason.");
    this.status = document.status ?? 0;
    this.type = document.type ?? "about:blank";
    this.title = document.title ?? "Not done";
    this.errors = document.errors ?? [];
    this.requestId = document.requestId;
    this.document = document;
  }
}

/** The problem in a failed answer and its parsed body, whatever a proxy on the way may have made of them. */
export function problemOf(response: Response, body: unknown): Problem {
  const document: ProblemDocument = typeof body === "object" && body !== null ? { ...body } : {};
  return new Problem({
    status: response.status,
    title: response.statusText || "The request failed",
    requestId: response.headers.get("x-request-id") ?? undefined,
    detail: `The server answered ${response.status}.`,
    ...document,
  });
}

/** The network's own failure, said so that a person knows what to do. */
export const unreachable = () =>
  new Problem({
    title: "No connection",
    detail: "Mainstay could not be reached. Check your connection and try again.",
  });

/** Any thrown value as a problem that a screen can show. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({ title: "This screen failed", detail: error instanceof Error ? error.message : String(error) });
}

/** Errors by the first segment of their pointer, so that each lands on its form field. */
export function errorsByField(error: unknown): Record<string, string> {
  const errors: Record<string, string> = {};
  if (!(error instanceof Problem)) return errors;
  for (const { pointer, detail } of error.errors) {
    const [first = "", second] = pointer.replace(/^#?\//, "").split("/");
    const name = (first === "fields" || first === "custom" || first === "contact") && second ? second : first;
    errors[name] ??= detail;
  }
  return errors;
}
