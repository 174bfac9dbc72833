import { Answer, JsonText, type Route } from "./route.ts";

/** An answer as it goes over the wire, and as an idempotency key keeps it. */
export interface Written {
  status: number;
  body: string;
  headers: Record<string, string>;
}
export const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

/** `{ data }` unless the route says otherwise; JSON from the database goes through untouched. */
export function written(result: unknown, route: Route): Written {
  if (result instanceof Answer) {
    const { status, headers } = result;
    if (typeof result.body === "string") return { status, body: result.body, headers };
    return {
      status,
      body: result.body === undefined ? "" : enveloped(result.body),
      headers: { ...JSON_TYPE, ...headers },
    };
  }
  if (route.status === 204) return { status: 204, body: "", headers: {} };
  return { status: route.status ?? 200, body: enveloped(result), headers: JSON_TYPE };
}

function enveloped(result: unknown): string {
  if (result instanceof JsonText) return `{"data":${result.text}}`;
  if (typeof result !== "object" || result === null || !("data" in result)) return JSON.stringify({ data: result });
  if (!(result.data instanceof JsonText)) return JSON.stringify(result);
  const { data, ...rest } = result as { data: JsonText };
  const others = JSON.stringify(rest).slice(1);
  return `{"data":${data.text}${others === "}" ? "}" : `,${others}`}`;
}
