import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A browser's end of a subscription: its keys, and what it makes of a message. */
export interface PushReceiver {
  keys: { p256dh: string; auth: string };
  read(body: Buffer): string;
}

/** Reads what is pushed as RFC 8291 says, by Node's own cryptography: what is written by one library is read by another. */
export function pushReceiver(
  privateKey?: string,
  authSecret: string = randomBytes(16).toString("base64url"),
): PushReceiver {
  const pair = createECDH("prime256v1");
  if (privateKey) pair.setPrivateKey(privateKey, "base64url");
  else pair.generateKeys();
  const auth = Buffer.from(authSecret, "base64url");
  return {
    keys: { p256dh: pair.getPublicKey("base64url"), auth: authSecret },
    read: (body) => decrypt(pair, auth, body),
  };
}

const SALT_BYTES = 16;
const TAG_BYTES = 16;

function decrypt(pair: ECDH, auth: Buffer, body: Buffer): string {
  const salt = body.subarray(0, SALT_BYTES);
  const idLength = body.readUInt8(SALT_BYTES + 4);
  const start = SALT_BYTES + 5;
  const senderKey = body.subarray(start, start + idLength);
  const sealed = body.subarray(start + idLength);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), pair.getPublicKey(), senderKey]);
  const input = Buffer.from(hkdfSync("sha256", pair.computeSecret(senderKey), auth, info, 32));
  const derive = (use: string, length: number) =>
    Buffer.from(hkdfSync("sha256", input, salt, Buffer.from(`Content-Encoding: ${use}\0`), length));
  const decipher = createDecipheriv("aes-128-gcm", derive("aes128gcm", 16), derive("nonce", 12));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
  // The last record ends with a 2, and zeros to hide its length.
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

/** Checks a sender's signed introduction (RFC 8292). @returns what it claims, with the key it is signed by */
export function readVapid(authorization: string | undefined): { key: string; claims: Record<string, unknown> } {
  const [, token = "", key = ""] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization ?? "") ?? [];
  const [header = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33).toString("base64url"), point.subarray(33).toString("base64url")];
  const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const signed = Buffer.from(`${header}.${claims}`);
  const isGood = verify(
    "sha256",
    signed,
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!isGood) throw new Error("The signature is not the key's");
  return { key, claims: JSON.parse(Buffer.from(claims, "base64url").toString()) };
}

/** A push service that keeps what it is sent, and answers as it is told to. */
export async function openPushService(port = 0) {
  const taken: { path: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];
  const service = { origin: "", status: 201, taken, close: () => server.close() };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    if (service.status < 300) {
      taken.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(parts) });
    }
    response.writeHead(service.status).end(service.status < 300 ? "" : "no");
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  service.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return service;
}
