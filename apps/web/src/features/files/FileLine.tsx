import { File as FileIcon, FileSpreadsheet, FileText, FileVideo, Trash2 } from "lucide-react";
import { useFormats } from "../../lib/formats.ts";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { deleteRecord, useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { contentOf, type KeptFile } from "./files.api.ts";

interface FileLineProps {
  file: KeptFile;
  /** Shows what is in it, where a browser can; else its name downloads it. */
  onPreview: (() => void) | undefined;
}

/** A file in one line: what it is, how large and since when, and what can be done with it. */
export function FileLine({ file, onPreview }: FileLineProps) {
  const object = useObject("file");
  const formats = useFormats();
  const { name } = file;
  const remove = useWrite(
    async () => (object ? deleteRecord(object, file.id) : Promise.reject(new Error("No right to files"))),
    m.files_deleted({ name }),
  );
  const Icon = iconOf(file.type);
  return (
    <li className="flex items-center gap-2.5 py-1.5">
      {onPreview ? (
        <button
          type="button"
          aria-label={m.files_preview({ name })}
          onClick={onPreview}
          className="shrink-0 rounded-md"
        >
          <img src={contentOf(file)} alt="" loading="lazy" className="size-9 rounded-md border object-cover" />
        </button>
      ) : (
        <span className="flex size-9 shrink-0 items-center justify-center rounded-md border bg-hover text-ink-2">
          <Icon aria-hidden className="size-4" />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <a
          href={contentOf(file)}
          download={name}
          title={name}
          aria-label={m.files_download({ name })}
          className="block truncate hover:underline"
        >
          {name}
        </a>
        <p className="text-xs text-ink-3">
          {m.files_about({ size: formats.bytes(file.bytes), date: formats.day(file.createdAt) })}
        </p>
      </div>
      {object?.can.delete && (
        <IconButton
          label={m.files_delete({ name })}
          disabled={remove.isPending}
          onClick={() =>
            remove.mutate(undefined, { onError: (error) => announceFailure(error, m.files_not_deleted()) })
          }
        >
          <Trash2 />
        </IconButton>
      )}
    </li>
  );
}

function iconOf(type: string) {
  if (type.startsWith("video/")) return FileVideo;
  if (/sheet|excel|csv/.test(type)) return FileSpreadsheet;
  return /^text\/|pdf|word|document/.test(type) ? FileText : FileIcon;
}
