import { queryOptions } from "@tanstack/react-query";
import { good } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { upload } from "../../lib/upload.ts";
import type { RecordData, Written } from "../../records/record.ts";
import { records } from "../../records/records.api.ts";

/** A file of a record, without what is in it. */
export interface KeptFile extends RecordData {
  name: string;
  /** What it is, told by its content. */
  type: string;
  bytes: number;
}

const MOST = 200;

/** The files kept with a record, newest first; a deal shows those of the lead it was. */
export const filesQuery = (object: Pick<DrawnObject, "name">, record: RecordData) =>
  queryOptions({
    queryKey: ["records", "file", "of", record.id],
    queryFn: async ({ signal }) => {
      const own = `${object.name}Id:${record.id}`;
      const filter = object.name === "deal" && record.leadId ? `(${own} OR leadId:${record.leadId})` : own;
      const params = { path: { plural: "files" }, query: { filter, sort: "-createdAt", limit: MOST } };
      return (await good(records.GET("/api/v1/{plural}", { params, signal }))).data as KeptFile[];
    },
  });

/** Keeps a file with a record. */
export const sendFile = (object: string, recordId: string, file: File, onProgress: (share: number) => void) =>
  upload<Written<KeptFile>>(
    `/api/v1/files?${new URLSearchParams({ object, recordId, name: file.name })}`,
    file,
    onProgress,
  );

/** Where a file is fetched from. */
export const contentOf = ({ id }: Pick<KeptFile, "id">) => `/api/v1/files/${id}/content`;

/** What any browser draws by itself. */
const PICTURES = ["image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"];

export const isPicture = ({ type }: KeptFile) => PICTURES.includes(type);
