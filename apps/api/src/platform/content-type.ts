import { fileTypeFromBuffer } from "file-type";

/** As much of a file as tells what it is. */
export const HEAD_BYTES = 4_100;

/**
 * What a file is, by its first bytes: a browser's word for it is only a guess by the name. Text of any kind, HTML too, is
 * plain text.
 */
export async function contentTypeOf(head: Uint8Array): Promise<string> {
  const known = await fileTypeFromBuffer(head);
  if (known) return known.mime;
  // No text has a zero byte, and hardly any other file has none.
  return head.includes(0) ? "application/octet-stream" : "text/plain; charset=utf-8";
}
