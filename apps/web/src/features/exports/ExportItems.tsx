import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { api, good } from "../../lib/api.ts";
import { type DrawnObject, useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { MenuItem } from "../../ui/Menu.tsx";
import { toast } from "../../ui/toast.store.ts";

/** The records of a list as it is shown: its filter, order and columns, or some of them by id. */
export interface ExportedList {
  object: DrawnObject;
  filter?: string;
  sort?: string;
  columns?: string[];
  ids?: string[];
}

const FORMATS = ["csv", "xlsx", "json"] as const;
type Format = (typeof FORMATS)[number];
const words: Record<Format, () => string> = {
  csv: () => m.import_export_export_csv(),
  xlsx: () => m.import_export_export_xlsx(),
  json: () => m.import_export_export_json(),
};

/** Items for a menu that write a list to a file; none for who may not export. The file is fetched from the jobs tray. */
export function ExportItems({ object, ...list }: ExportedList) {
  const mayExport = useCan("export");
  const client = useQueryClient();
  const start = useMutation({
    mutationFn: (format: Format) =>
      good(api.POST("/api/v1/exports", { body: { object: object.name, ...list, format } })),
    onSuccess: () => {
      toast({ tone: "done", text: m.import_export_export_started() });
      return client.invalidateQueries({ queryKey: ["jobs"] });
    },
    onError: (error) => announceFailure(error, m.import_export_export_not_started()),
  });
  if (!mayExport) return null;
  return FORMATS.map((format) => (
    <MenuItem key={format} onSelect={() => start.mutate(format)}>
      <Download aria-hidden />
      {m.import_export_export()}: {words[format]()}
    </MenuItem>
  ));
}
