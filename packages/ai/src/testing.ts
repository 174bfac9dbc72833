import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as a vendor heard it. */
export interface HeardRequest {
  path: string;
  headers: Record<string, string>;
  text: string;
  body: Record<string, unknown>;
}

/** What the vendor answers: the model's text, or a refusal. Given once for each request; the last stays. */
export type Scripted =
  | { says: string | ((request: HeardRequest) => string | Promise<string>) }
  | { status: number; headers?: Record<string, string>; message?: string }
  | { hangs: true };

export interface FakeVendor {
  /** Ends in `/v1`, as the providers want it. */
  url: string;
  heard: HeardRequest[];
  script(...answers: Scripted[]): void;
  close(): Promise<void>;
}

/** Looks at every request and what it is answered, to note what is wrong with them. */
export type Judge = (request: HeardRequest & { method: string }, answer: { status: number; body: unknown }) => void;

/**
 * A server that speaks as OpenAI (responses, chat completions, embeddings) and Anthropic (messages) do, for the real
 * libraries to talk to. It knows nothing: it says what the test tells it to.
 */
export async function openFakeVendor(judge: Judge = () => {}): Promise<FakeVendor> {
  let answers: Scripted[] = [{ says: "{}" }];
  const heard: HeardRequest[] = [];
  const server: Server = createServer(async (incoming, outgoing) => {
    const request = await read(incoming);
    heard.push(request);
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? { says: "{}" };
    if ("hangs" in answer) return;
    const send = (status: number, body: unknown, headers = {}) => {
      judge({ ...request, method: incoming.method ?? "" }, { status, body });
      outgoing.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    };
    if ("status" in answer) {
      const error = { type: "error", code: null, param: null, message: answer.message ?? `status ${answer.status}` };
      send(answer.status, { type: "error", error }, answer.headers);
      return;
    }
    const text = typeof answer.says === "function" ? await answer.says(request) : answer.says;
    send(200, answerOf(request, text));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    heard,
    script: (...given) => {
      answers = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function read(incoming: IncomingMessage): Promise<HeardRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  return { path: incoming.url ?? "", headers, text, body: JSON.parse(text || "{}") };
}

const TOKENS = { in: 100, out: 50 };

function answerOf({ path, body }: HeardRequest, text: string): unknown {
  if (path.endsWith("/messages")) return asAnthropic(body, text);
  if (path.endsWith("/embeddings")) return asEmbeddings(body);
  return path.endsWith("/responses") ? asResponse(body, text) : asCompletion(body, text);
}

function asResponse({ model }: Record<string, unknown>, text: string) {
  return {
    id: "resp_1",
    object: "response",
    created_at: 1_760_000_000,
    status: "completed",
    error: null,
    incomplete_details: null,
    instructions: null,
    metadata: {},
    model,
    parallel_tool_calls: false,
    temperature: 1,
    tool_choice: "auto",
    tools: [],
    top_p: 1,
    output: [
      {
        type: "message",
        id: "msg_1",
        status: "completed",
        role: "assistant",
        content: [{ type: "output_text", text, annotations: [], logprobs: [] }],
      },
    ],
    usage: {
      input_tokens: TOKENS.in,
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
      output_tokens: TOKENS.out,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: TOKENS.in + TOKENS.out,
    },
  };
}

function asCompletion({ model }: Record<string, unknown>, text: string) {
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1_760_000_000,
    model,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: text, refusal: null },
        finish_reason: "stop",
        logprobs: null,
      },
    ],
    usage: { prompt_tokens: TOKENS.in, completion_tokens: TOKENS.out, total_tokens: TOKENS.in + TOKENS.out },
  };
}

/** An answer to a forced tool is what the older models give instead of structured output. */
function asAnthropic({ model, tools }: Record<string, unknown>, text: string) {
  const [tool] = Array.isArray(tools) ? tools : [];
  const content = tool
    ? { type: "tool_use", id: "toolu_1", name: tool.name, input: JSON.parse(text), caller: { type: "direct" } }
    : { type: "text", text, citations: null };
  return {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model,
    content: [content],
    stop_reason: tool ? "tool_use" : "end_turn",
    stop_sequence: null,
    stop_details: null,
    container: null,
    diagnostics: null,
    usage: {
      input_tokens: TOKENS.in,
      output_tokens: TOKENS.out,
      output_tokens_details: null,
      cache_creation: null,
      cache_creation_input_tokens: null,
      cache_read_input_tokens: null,
      inference_geo: null,
      server_tool_use: null,
      service_tier: "standard",
      speed: null,
    },
  };
}

/** Texts that share words come to lie near each other: a word is a direction. */
function asEmbeddings({ model, input }: Record<string, unknown>) {
  const texts = Array.isArray(input) ? input.map(String) : [String(input)];
  const vector = (text: string) => {
    const values = Array.from({ length: 64 }, () => 0.001);
    for (const word of text.toLowerCase().match(/\p{L}{3,}/gu) ?? []) {
      const place = [...word.slice(0, 5)].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 64, 7);
      values[place] = (values[place] ?? 0) + 1;
    }
    return values;
  };
  return {
    object: "list",
    model,
    data: texts.map((text, index) => ({ object: "embedding", index, embedding: vector(text) })),
    usage: { prompt_tokens: TOKENS.in, total_tokens: TOKENS.in },
  };
}
