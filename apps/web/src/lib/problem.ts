import { m } from "../messages/messages.js";
import { inLanguage } from "./server-words/server-words.ts";

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
    super(document.detail ?? document.title ?? m.problems_no_reason());
    this.status = document.status ?? 0;
    this.type = document.type ?? "about:blank";
    this.title = document.title ?? m.problems_not_done();
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
    requestId: response.headers.get("x-request-id") ?? undefined,
    ...document,
    title: titleFor(document) ?? (response.statusText || m.problems_request_failed()),
    detail: document.detail ? inLanguage(document.detail) : m.problems_status({ status: response.status }),
    errors: document.errors?.map((error) => ({ ...error, detail: inLanguage(error.detail) })),
  });
}

/** The headings of what can go wrong on purpose, by the stable end of a problem's `type`. */
const TITLES: Record<string, () => string> = {
  "bad-request": m.problems_bad_request,
  unauthenticated: m.problems_unauthenticated,
  forbidden: m.problems_forbidden,
  "not-found": m.problems_not_found,
  conflict: m.problems_conflict,
  gone: m.problems_gone,
  "too-large": m.problems_too_large,
  invalid: m.problems_invalid,
  "too-many-requests": m.problems_too_many_requests,
  internal: m.problems_internal,
  unavailable: m.problems_unavailable,
};

const titleFor = ({ type, title }: ProblemDocument) => TITLES[type?.replace(/^.*\/problems\//, "") ?? ""]?.() ?? title;

const UNREACHABLE = "about:unreachable";

/** Whether the server was never reached: nothing was done, and trying again later may do. */
export const isUnreachable = (error: unknown) => error instanceof Problem && error.type === UNREACHABLE;

/** The network's own failure, said so that a person knows what to do. */
export const unreachable = () =>
  new Problem({
    type: UNREACHABLE,
    title: m.problems_no_connection(),
    detail: m.problems_unreachable(),
  });

/** Any thrown value as a problem that a screen can show. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({
    title: m.problems_screen_failed(),
    detail: error instanceof Error ? error.message : String(error),
  });
}

/** Errors by their whole pointer, for forms where parts have fields of the same name. */
export const errorsByPointer = (error: unknown): Record<string, string | undefined> =>
  error instanceof Problem ? Object.fromEntries(error.errors.map(({ pointer, detail }) => [pointer, detail])) : {};

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

/** What is said of fields that a form has no place for, by the field's name; `placed` are those it has one for. */
export function errorsElsewhere(error: unknown, placed: readonly string[]): [name: string, detail: string][] {
  return Object.entries(errorsByField(error)).filter(([name]) => !placed.includes(name));
}
