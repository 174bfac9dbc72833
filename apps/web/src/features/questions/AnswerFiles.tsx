import { useQuery } from "@tanstack/react-query";
import { Paperclip, X } from "lucide-react";
import { useRef } from "react";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { RecordData } from "../../records/record.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { contentOf, filesQuery } from "../files/files.api.ts";
import type { useSending } from "../files/useSending.ts";

interface AnswerFilesProps {
  lead: RecordData;
  /** Ids of files of the lead. */
  ids: string[];
  /** Where given, files can be taken off. */
  onRemove?: (id: string) => void;
}

/** The files that belong to an answer, by name; one that was deleted is not there any more. */
export function AnswerFiles({ lead, ids, onRemove }: AnswerFilesProps) {
  const object = useObject("lead");
  const { data = [] } = useQuery({
    ...filesQuery(object ?? { name: "lead" }, lead),
    enabled: object !== undefined && ids.length > 0,
  });
  const files = data.filter(({ id }) => ids.includes(id));
  if (files.length === 0) return null;
  return (
    <ul className="flex flex-col gap-0.5">
      {files.map((file) => (
        <li key={file.id} className="flex min-w-0 items-center gap-1.5 text-ink-2">
          <Paperclip aria-hidden className="size-3.5 shrink-0" />
          <a
            href={contentOf(file)}
            download={file.name}
            title={file.name}
            aria-label={m.files_download({ name: file.name })}
            className="min-w-0 truncate hover:underline"
          >
            {file.name}
          </a>
          {onRemove && (
            <IconButton label={m.questions_detach({ name: file.name })} onClick={() => onRemove(file.id)}>
              <X />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}

interface AttachButtonProps extends ReturnType<typeof useSending> {
  onAttached: (ids: string[]) => void;
}

/** Keeps files with the lead, for an answer that they belong to. */
export function AttachButton({ sending, send, onAttached }: AttachButtonProps) {
  const mayAdd = useObject("file")?.can.create ?? false;
  const input = useRef<HTMLInputElement>(null);
  if (!mayAdd) return null;
  return (
    <>
      <Button size="sm" variant="ghost" onClick={() => input.current?.click()}>
        <Paperclip aria-hidden className="size-4" />
        {m.questions_attach()}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={m.questions_attach()}
        onChange={({ target }) => {
          void send([...(target.files ?? [])]).then((kept) => onAttached(kept.map(({ id }) => id)));
          target.value = "";
        }}
      />
      {sending.map(({ key, name, share }) => (
        <Progress key={key} label={m.files_sending({ name })} done={Math.round(share * 100)} total={100} />
      ))}
    </>
  );
}
