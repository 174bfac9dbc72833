import { useNavigate } from "@tanstack/react-router";
import { ArrowUpDown, FileUp } from "lucide-react";
import { type DrawnObject, useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { columnsOf } from "../../records/asked-first.ts";
import type { ListSearch } from "../../records/list-search.ts";
import { pathOf } from "../../records/metadata.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../ui/Menu.tsx";
import { ExportItems } from "./ExportItems.tsx";
import { useMayImport } from "./useMayImport.ts";

/** What goes between a list and files: import into it, export it as it is shown. */
export function FileMenu({ object, search }: { object: DrawnObject; search: ListSearch }) {
  const navigate = useNavigate();
  const mayImport = useMayImport(object);
  const mayExport = useCan("export");
  if (!mayImport && !mayExport) return null;
  const columns = columnsOf(object, search.columns).map(pathOf);
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={`${m.import_export_import()}, ${m.import_export_export()}`}>
          <ArrowUpDown />
        </IconButton>
      }
    >
      {mayImport && (
        <MenuItem onSelect={() => navigate({ to: "/imports", search: { into: object.name } })}>
          <FileUp aria-hidden />
          {m.import_export_import_title()}
        </MenuItem>
      )}
      {mayImport && mayExport && <MenuSeparator />}
      <ExportItems object={object} filter={search.filter} sort={search.sort} columns={columns} />
    </Menu>
  );
}
