import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

interface Kept {
  body: Buffer;
  at: Date;
}

/**
 * As much of S3's contract as the storage uses, on this machine: objects, parts of uploads, lists of two a page. It
 * refuses what other servers than Amazon's refuse: requests that are not signed by version 4, a body that is not what
 * its hash says, and checksums that follow the body.
 */
export async function startS3(now: () => Date) {
  const objects = new Map<string, Kept>();
  const uploads = new Map<string, Map<number, Buffer>>();

  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams: query } = new URL(request.url ?? "", "http://s3.test");
    const body = await buffer(request).catch(() => null);
    if (!body) return;
    const answer = (status: number, xml = "", headers: Record<string, string> = {}) =>
      response.writeHead(status, { "content-type": "application/xml", ...headers }).end(xml);
    const refusal = refusalOf(request, body);
    if (refusal) return answer(403, `<Error><Code>${refusal}</Code></Error>`);
    const key = decodeURIComponent(pathname.split("/").slice(2).join("/"));
    const uploadId = query.get("uploadId");

    if (request.method === "GET" && query.get("list-type")) return answer(200, listOf(query));
    if (request.method === "GET") {
      const found = objects.get(key);
      if (!found) return answer(404, "<Error><Code>NoSuchKey</Code></Error>");
      return response.writeHead(200, { "content-length": found.body.length }).end(found.body);
    }
    if (request.method === "PUT" && uploadId) {
      uploads.get(uploadId)?.set(Number(query.get("partNumber")), body);
      return answer(200, "", { etag: `"${query.get("partNumber")}"` });
    }
    if (request.method === "PUT") {
      objects.set(key, { body, at: now() });
      return answer(200, "", { etag: '"whole"' });
    }
    if (request.method === "POST" && query.has("uploads")) {
      const id = `upload-${uploads.size + 1}`;
      uploads.set(id, new Map());
      return answer(200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    }
    if (request.method === "POST" && uploadId) {
      const parts = [...(uploads.get(uploadId) ?? [])].sort(([one], [other]) => one - other);
      objects.set(key, { body: Buffer.concat(parts.map(([, part]) => part)), at: now() });
      uploads.delete(uploadId);
      return answer(200, "<CompleteMultipartUploadResult><ETag>whole</ETag></CompleteMultipartUploadResult>");
    }
    if (request.method === "DELETE") {
      if (uploadId) uploads.delete(uploadId);
      else objects.delete(key);
      return answer(204);
    }
    return answer(400, "<Error><Code>NotImplemented</Code></Error>");
  }

  /** Two objects a page, so that whoever lists has to turn it. */
  function listOf(query: URLSearchParams): string {
    const keys = [...objects.keys()].sort().filter((key) => key.startsWith(query.get("prefix") ?? ""));
    const after = query.get("continuation-token") ?? "";
    const left = keys.filter((key) => key > after);
    const page = left.slice(0, 2);
    const contents = page.map(
      (key) =>
        `<Contents><Key>${key}</Key><LastModified>${objects.get(key)?.at.toISOString()}</LastModified></Contents>`,
    );
    const next = left.length > 2 ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
    return `<ListBucketResult>${contents.join("")}${next}</ListBucketResult>`;
  }

  return {
    settings: {
      bucket: "mainstay",
      region: "auto",
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      credentials: { accessKeyId: "key", secretAccessKey: "secret" },
    },
    uploads,
    close: () => server.close(),
  };
}

function refusalOf(request: IncomingMessage, body: Buffer): string | null {
  if (!request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 Credential=key/")) return "AccessDenied";
  if (request.headers["x-amz-trailer"]) return "NotImplemented";
  const hash = String(request.headers["x-amz-content-sha256"]);
  if (hash === "UNSIGNED-PAYLOAD") return null;
  return hash === createHash("sha256").update(body).digest("hex") ? null : "XAmzContentSHA256Mismatch";
}
