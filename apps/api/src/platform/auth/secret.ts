import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../config.ts";

/**
 * The secret that signs cookies and encrypts second factors: AUTH_SECRET, or one made once and kept in the data folder,
 * readable by the server's user alone. Losing it signs everybody out and voids their authenticator apps.
 */
export async function authSecret(config: Config): Promise<string> {
  if (config.AUTH_SECRET) return config.AUTH_SECRET;
  const file = path.join(config.DATA_DIR, "secret");
  return (await readSecret(file)) ?? makeSecret(file);
}

async function makeSecret(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  await writeFile(draft, randomBytes(48).toString("base64url"), { mode: 0o600, flush: true });
  // A link fails when the name is taken: of two processes that start together both end up with the first one's secret.
  await link(draft, file).catch(ignore("EEXIST"));
  await rm(draft);
  const secret = await readSecret(file);
  if (!secret)
    throw new Error(`The secret in ${file} is empty. Remove the file (everybody signs in again) or set AUTH_SECRET.`);
  return secret;
}

async function readSecret(file: string): Promise<string | null> {
  const text = await readFile(file, "utf8").catch(ignore("ENOENT"));
  return text?.trim() || null;
}

const ignore = (code: string) => (error: NodeJS.ErrnoException) => {
  if (error.code !== code) throw error;
};
