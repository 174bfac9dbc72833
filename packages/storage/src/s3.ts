import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  S3Client,
  type _Object as S3Object,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { AREAS, folderOf, NotStored, pathOf, type Storage } from "./port.ts";

export interface S3Settings {
  bucket: string;
  region: string;
  /** Of a server other than Amazon's, such as R2's. */
  endpoint?: string;
  /** Without these, the SDK looks where it always does: the environment, a profile, the machine's role. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

/** Keeps files in a private bucket of S3 or anything that speaks as it does. */
export function s3Storage({ bucket, region, endpoint, credentials }: S3Settings): Storage {
  const client = new S3Client({
    region,
    endpoint,
    credentials,
    forcePathStyle: endpoint !== undefined,
    // Checksums behind the body are Amazon's own; other servers refuse or store them.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });

  async function* listed(prefix: string): AsyncGenerator<S3Object> {
    let next: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: next }),
      );
      yield* page.Contents ?? [];
      next = page.NextContinuationToken;
    } while (next);
  }
  // One by one: deleting many at once takes a checksum that not every server accepts.
  const removeAt = (path: string | undefined) => client.send(new DeleteObjectCommand({ Bucket: bucket, Key: path }));

  return {
    async write(key, body) {
      const counted = counting(body);
      // Of a length nobody knows ahead; what breaks off is not there at all.
      await new Upload({ client, params: { Bucket: bucket, Key: pathOf(key), Body: counted.body } }).done();
      return counted.bytes();
    },
    async read(key) {
      try {
        const { Body, ContentLength = 0 } = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: pathOf(key) }),
        );
        if (!(Body instanceof Readable)) throw new Error("The answer has no body");
        return { body: Body, bytes: ContentLength };
      } catch (error) {
        throw error instanceof NoSuchKey ? new NotStored(key, { cause: error }) : error;
      }
    },
    async remove(key) {
      await removeAt(pathOf(key));
    },
    async removeOrganization(orgId) {
      for (const area of AREAS) {
        for await (const { Key } of listed(`${folderOf(area, orgId)}/`)) await removeAt(Key);
      }
    },
    async removeOlder(area, before) {
      for await (const { Key, LastModified } of listed(`${area}/`)) {
        if (LastModified && LastModified < before) await removeAt(Key);
      }
    },
  };
}

function counting(body: Readable): { body: Readable; bytes(): number } {
  let bytes = 0;
  async function* through() {
    for await (const chunk of body) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  return { body: Readable.from(through()), bytes: () => bytes };
}
