import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** The words a task gives a model. A change of words is a new version in a new file, so that the log stays readable. */
export interface Prompt {
  name: string;
  version: number;
  text: string;
  /** SHA-256 of the frame and the words, in hex: what the model was told, whatever the file says today. */
  hash: string;
}

/** What every task says first: who speaks in the material, and whom to obey. */
const FRAME = read(new URL("./prompts/frame.v1.md", import.meta.url));

/**
 * Reads a prompt from a file named `<name>.v<version>.md`, once, when the task is declared.
 * @throws Error when the file is named otherwise
 */
export function promptFile(url: URL): Prompt {
  const [, name, version] = /\/([a-z-]+)\.v(\d+)\.md$/.exec(url.pathname) ?? [];
  if (!name || !version) throw new Error(`A prompt's file is named <name>.v<version>.md, not ${url.pathname}`);
  const text = `${FRAME}\n\n${read(url)}`;
  return { name, version: Number(version), text, hash: hashOf(text) };
}

/** SHA-256 in hex; of anything but text, of its JSON. */
export const hashOf = (value: unknown): string =>
  createHash("sha256")
    .update(typeof value === "string" ? value : JSON.stringify(value))
    .digest("hex");

function read(url: URL): string {
  return readFileSync(url, "utf8").trim();
}
