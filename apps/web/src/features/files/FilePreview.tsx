import { ChevronLeft, ChevronRight } from "lucide-react";
import type { KeyboardEvent } from "react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { contentOf, type KeptFile } from "./files.api.ts";

interface FilePreviewProps {
  pictures: KeptFile[];
  id: string;
  onShow: (id: string | null) => void;
}

/** A picture large, with the record's other pictures an arrow away. */
export function FilePreview({ pictures, id, onShow }: FilePreviewProps) {
  const at = pictures.findIndex((one) => one.id === id);
  const file = pictures[at];
  if (!file) return null;
  const [previous, next] = [pictures[at - 1], pictures[at + 1]];
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "ArrowLeft" && previous) onShow(previous.id);
    if (key === "ArrowRight" && next) onShow(next.id);
  };
  return (
    <Dialog title={file.name} wide onClose={() => onShow(null)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows are buttons too; their keys work wherever the focus is. */}
      <div onKeyDown={onKeyDown} className="flex flex-col gap-3">
        <img src={contentOf(file)} alt={file.name} className="max-h-[56vh] w-full rounded-md object-contain" />
        <div className="flex items-center gap-2">
          <IconButton label={m.files_previous()} disabled={!previous} onClick={() => previous && onShow(previous.id)}>
            <ChevronLeft />
          </IconButton>
          <IconButton label={m.files_next()} disabled={!next} onClick={() => next && onShow(next.id)}>
            <ChevronRight />
          </IconButton>
          <Button asChild size="sm" className="ml-auto">
            <a href={contentOf(file)} download={file.name}>
              {m.files_download({ name: file.name })}
            </a>
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
