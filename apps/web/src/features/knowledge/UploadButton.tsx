import { useRef, useState } from "react";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { uploadArticle } from "./knowledge.api.ts";

const READABLE = ".txt,.md,.markdown,.pdf,.docx,text/plain,text/markdown,application/pdf";

/** Takes a file in; its text becomes an article. */
export function UploadButton() {
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState(0);
  const send = useWrite((file: File) => uploadArticle(file, setShare), m.knowledge_uploaded());
  return (
    <>
      <Button size="sm" busy={send.isPending} onClick={() => input.current?.click()}>
        {m.knowledge_upload()}
      </Button>
      {send.isPending && (
        <div className="w-40">
          <Progress label={m.knowledge_uploading()} done={Math.round(share * 100)} total={100} />
        </div>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={READABLE}
        aria-label={m.knowledge_upload()}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          setShare(0);
          if (file) send.mutate(file, { onError: (error) => announceFailure(error, m.knowledge_not_uploaded()) });
        }}
      />
    </>
  );
}
