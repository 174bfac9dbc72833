import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { type DrawnObject, useObjects } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { Select } from "../../ui/Select.tsx";
import { Line, LineList } from "../../ui/SettingsSection.tsx";
import { IMPORTABLE, importsQuery, uploadFile } from "./imports.api.ts";
import { stateLabel } from "./outcome-words.ts";

interface ImportStartProps {
  /** The object to import into, as the address says; the first one that may be otherwise. */
  into?: string;
  onInto: (object: string) => void;
}

/** The first step: what the file is of, and the file; below, what one has imported before. */
export function ImportStart({ into, onInto }: ImportStartProps) {
  const objects = useObjects().filter((object) => IMPORTABLE.includes(object.name) && object.can.create);
  const object = objects.find(({ name }) => name === into) ?? objects[0];
  if (!object) return null;
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6 p-4 sm:p-6">
      <FormField label={m.import_export_import_into()} className="max-w-60">
        {(control) => (
          <Select
            {...control}
            value={object.name}
            choices={objects.map(({ name, pluralLabel }) => ({ value: name, label: pluralLabel }))}
            onValue={onInto}
          />
        )}
      </FormField>
      <DropZone object={object} />
      <EarlierImports />
    </div>
  );
}

function DropZone({ object }: { object: DrawnObject }) {
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [share, setShare] = useState(0);
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile(object.name, file, setShare),
    onMutate: () => setShare(0),
    onSuccess: ({ id }) => navigate({ to: "/imports/$id", params: { id } }),
  });
  const take = (file: File | undefined) => file && !upload.isPending && upload.mutate(file);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <section
      aria-label={m.import_export_drop()}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        "flex flex-col items-center gap-2 rounded-lg border border-dashed border-line-strong px-4 py-10 text-center",
        isOver && "border-accent bg-accent-soft",
      )}
    >
      <FileUp aria-hidden className="size-6 text-ink-3" strokeWidth={1.5} />
      <h2 className="text-base font-semibold">{m.import_export_drop()}</h2>
      <p className="max-w-md text-ink-2">{m.import_export_drop_about()}</p>
      {upload.isPending ? (
        <div role="status" className="mt-2 flex w-full max-w-xs flex-col gap-1.5">
          <span className="truncate">{m.import_export_uploading({ file: upload.variables.name })}</span>
          <Progress label={m.import_export_uploading({ file: upload.variables.name })} done={share} total={1} />
        </div>
      ) : (
        <Button variant="primary" className="mt-2" onClick={() => input.current?.click()}>
          {m.import_export_choose_file()}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.vcf,text/csv,text/vcard"
        hidden
        onChange={(event) => {
          take(event.target.files?.[0]);
          // The same file may be chosen again once it has been put right.
          event.target.value = "";
        }}
      />
      <FormError error={upload.error} />
    </section>
  );
}

function EarlierImports() {
  const { data: imports = [] } = useQuery(importsQuery);
  const formats = useFormats();
  if (imports.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 font-semibold">{m.import_export_earlier()}</h2>
      <LineList label={m.import_export_earlier()}>
        {imports.map(({ id, fileName, state, createdAt }) => (
          <Line key={id}>
            <Link to="/imports/$id" params={{ id }} className="mr-auto min-w-0 truncate font-medium hover:underline">
              {fileName}
            </Link>
            <span className="text-xs text-ink-2">{formats.dateTime(createdAt)}</span>
            <Badge tone={state === "done" ? "green" : "grey"}>{stateLabel(state)}</Badge>
          </Line>
        ))}
      </LineList>
    </section>
  );
}
