import { fileTypeFromBuffer } from "file-type";
import { invalidField, Problem } from "../../platform/problem.ts";
import { LONGEST_ARTICLE } from "./articles.object.ts";
import { extract } from "./extract.ts";

const LARGEST_BYTES = 20_000_000;
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * The text of a file: plain text, Markdown, PDF or DOCX, told by what is in it.
 * @throws Problem too-large, invalid for a file that is none of these or holds no text, such as a scanned PDF
 */
export async function readText(body: ReadableStream<Uint8Array>): Promise<string> {
  const bytes = await collect(body);
  const type = (await fileTypeFromBuffer(bytes))?.mime;
  const text = tidy(await textOf(bytes, type));
  if (text === "") {
    const why = type === "application/pdf" ? "A scanned page is a picture; a PDF with text in it is needed." : "";
    throw invalidField("file", `There is no text in this file. ${why}`.trim());
  }
  if (text.length > LONGEST_ARTICLE) {
    throw new Problem("too-large", `The file holds more than ${LONGEST_ARTICLE.toLocaleString("en")} characters.`);
  }
  return text;
}

async function textOf(bytes: Uint8Array, type: string | undefined): Promise<string> {
  if (type === "application/pdf") return extract({ bytes, kind: "pdf" });
  if (type === DOCX) return extract({ bytes, kind: "docx" });
  if (type || bytes.subarray(0, 4_096).includes(0)) {
    throw invalidField("file", "Text, Markdown, PDF and Word (DOCX) files can be read.");
  }
  return plainText(bytes);
}

function plainText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

async function collect(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.byteLength;
    if (bytes > LARGEST_BYTES) throw new Problem("too-large", `A file may have ${LARGEST_BYTES / 1_000_000} MB.`);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Without NULs, which PostgreSQL does not take, and with at most one blank line. */
const tidy = (text: string): string =>
  text
    .replaceAll("\u0000", "")
    .replace(/\r\n?/g, "\n")
    // From where blanks begin and nowhere else: a file of nothing but blanks would take days otherwise.
    .replace(/(?<![ \t])[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
