import type { Readable } from "node:stream";
import { SaxesParser } from "saxes";

export interface XmlHandlers {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** The parser keeps what lies between two tags until the second comes; a few bytes can be unpacked to gigabytes. */
const MOST_BETWEEN_TAGS = 10_000_000;

/**
 * Reads XML as it comes in, names without their prefix; pauses after each piece, so that what was found can be passed on
 * and others are served. @throws Error for what is not well-formed, or has a text without end
 */
export async function* readXml(stream: Readable, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let sinceTag = 0;
  parser.on("opentag", ({ name, attributes }) => {
    sinceTag = 0;
    handlers.open?.(bare(name), attributes);
  });
  parser.on("text", (text) => handlers.text?.(text));
  parser.on("cdata", (text) => handlers.text?.(text));
  parser.on("closetag", ({ name }) => {
    sinceTag = 0;
    handlers.close?.(bare(name));
  });
  parser.on("error", (error) => {
    throw error;
  });
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    sinceTag += chunk.length;
    if (sinceTag > MOST_BETWEEN_TAGS) throw new Error("one of its texts is too long");
    parser.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  parser.close();
  yield;
}

/** Reads all of it. */
export async function readWhole(stream: Readable, handlers: XmlHandlers): Promise<void> {
  for await (const _ of readXml(stream, handlers));
}

const bare = (name: string) => name.slice(name.indexOf(":") + 1);
