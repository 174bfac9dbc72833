import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type DragEvent, Suspense, useRef, useState } from "react";
import { cn } from "../../lib/cn.ts";
import { lazily } from "../../lib/lazily.ts";
import { type DrawnObject, useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { RecordData } from "../../records/record.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { FileLine } from "./FileLine.tsx";
import { filesQuery, isPicture } from "./files.api.ts";
import { useSending } from "./useSending.ts";

const FilePreview = lazily(() => import("./FilePreview.tsx"), "FilePreview");

const SHOWN_FIRST = 6;

/** The files kept with a record: added by choosing, by the camera of a phone or by dropping them here. */
export function FilesPanel({ object, record }: { object: DrawnObject; record: RecordData }) {
  const mayAdd = useObject("file")?.can.create ?? false;
  const query = useQuery(filesQuery(object, record));
  const { sending, send } = useSending(object, record);
  const [isOver, setOver] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const [previewed, setPreviewed] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const files = query.data ?? [];
  const shown = isWhole ? files : files.slice(0, SHOWN_FIRST);
  const pictures = files.filter(isPicture);

  const drop = mayAdd && {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      void send([...event.dataTransfer.files]);
    },
  };
  return (
    <section
      aria-label={m.files_title()}
      className={cn("border-t px-4 py-2 first:border-t-0 print:hidden", isOver && "bg-accent-soft")}
      {...drop}
    >
      <header className="flex min-h-8 items-center gap-2">
        <h2 className="font-semibold">{m.files_title()}</h2>
        {files.length > 0 && <span className="text-ink-3">{files.length}</span>}
        {mayAdd && (
          <>
            <IconButton label={m.files_add()} className="ml-auto" onClick={() => input.current?.click()}>
              <Plus />
            </IconButton>
            <input
              ref={input}
              type="file"
              multiple
              hidden
              aria-label={m.files_add()}
              onChange={({ target }) => {
                void send([...(target.files ?? [])]);
                target.value = "";
              }}
            />
          </>
        )}
      </header>
      {sending.map(({ key, name, share }) => (
        <div key={key} className="flex flex-col gap-1 py-1">
          <span className="truncate text-ink-2">{name}</span>
          <Progress label={m.files_sending({ name })} done={Math.round(share * 100)} total={100} />
        </div>
      ))}
      {query.isError && <ErrorState error={query.error} onRetry={() => query.refetch()} />}
      {query.data && files.length === 0 && sending.length === 0 && (
        <p className="pb-1 text-ink-3">{isOver ? m.files_drop() : mayAdd ? m.files_empty() : "–"}</p>
      )}
      <ul>
        {shown.map((file) => (
          <FileLine key={file.id} file={file} onPreview={isPicture(file) ? () => setPreviewed(file.id) : undefined} />
        ))}
      </ul>
      {shown.length < files.length && (
        <Button size="sm" variant="ghost" onClick={() => setWhole(true)}>
          {m.files_all({ count: files.length })}
        </Button>
      )}
      {previewed && (
        <Suspense>
          <FilePreview pictures={pictures} id={previewed} onShow={setPreviewed} />
        </Suspense>
      )}
    </section>
  );
}
