import { parentPort, workerData } from "node:worker_threads";
import type { Extracted, ToExtract } from "./extract.ts";

/* Runs in a thread of its own, which `extract.ts` ends when it takes too much memory or time. */

const { bytes, kind } = workerData as ToExtract;
parentPort?.postMessage(await extracted());

async function extracted(): Promise<Extracted> {
  try {
    return { text: kind === "pdf" ? await pdfText() : await docxText() };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

async function pdfText(): Promise<string> {
  const { extractText, getDocumentProxy } = await import("unpdf");
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: false });
  return text.join("\n\n");
}

async function docxText(): Promise<string> {
  const { default: mammoth } = await import("mammoth");
  return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
}
