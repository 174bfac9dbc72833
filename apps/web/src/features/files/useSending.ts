import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { randomId } from "../../lib/idempotency.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { RecordData } from "../../records/record.ts";
import { announce, announceFailure } from "../../records/undo/undo.ts";
import { type KeptFile, sendFile } from "./files.api.ts";

/** A file on its way. */
interface Sent {
  key: string;
  name: string;
  /** How much of it has gone, from 0 to 1. */
  share: number;
}

/** Sends files to a record one after the other, so that a slow line brings the first soon. */
export function useSending(object: Pick<DrawnObject, "name">, record: RecordData) {
  const client = useQueryClient();
  const [sending, setSending] = useState<Sent[]>([]);

  /** Answers those that were kept; whoever sent them was told of the others. */
  const send = async (files: File[]): Promise<KeptFile[]> => {
    const kept: KeptFile[] = [];
    const waiting = files.map((file) => ({ file, key: randomId() }));
    setSending((before) => [...before, ...waiting.map(({ file, key }) => ({ key, name: file.name, share: 0 }))]);
    for (const { file, key } of waiting) {
      const moved = (share: number) =>
        setSending((before) => before.map((one) => (one.key === key ? { ...one, share } : one)));
      try {
        const { data, operation } = await sendFile(object.name, record.id, file, moved);
        kept.push(data);
        announce(operation, m.files_added({ name: file.name }));
        await client.invalidateQueries({ queryKey: ["records", "file"] });
      } catch (error) {
        announceFailure(error, m.files_not_added({ name: file.name }));
      }
      setSending((before) => before.filter((one) => one.key !== key));
    }
    return kept;
  };
  return { sending, send };
}
