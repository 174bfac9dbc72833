import { Columns3 } from "lucide-react";
import type { DrawnObject } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Menu, MenuCheck, MenuItem, MenuLabel, MenuSeparator } from "../../ui/Menu.tsx";
import { columnsOf, possibleColumns } from "../metadata.ts";

interface ColumnMenuProps {
  object: DrawnObject;
  columns?: string;
  onColumns: (columns: string | undefined) => void;
}

/** Chooses which fields are columns; the title always is. */
export function ColumnMenu({ object, columns, onColumns }: ColumnMenuProps) {
  const shown = columnsOf(object, columns).map(({ name }) => name);
  const toggle = (name: string, isOn: boolean) =>
    onColumns((isOn ? [...shown, name] : shown.filter((one) => one !== name)).join(","));
  return (
    <Menu
      align="end"
      trigger={
        <Button size="sm" variant="ghost">
          <Columns3 aria-hidden className="size-4" />
          Columns
        </Button>
      }
    >
      <MenuLabel>Shown as columns</MenuLabel>
      {possibleColumns(object)
        .filter((field) => field.name !== object.titleField)
        .map((field) => (
          <MenuCheck
            key={field.name}
            checked={shown.includes(field.name)}
            onChange={(isOn) => toggle(field.name, isOn)}
          >
            {field.label}
          </MenuCheck>
        ))}
      <MenuSeparator />
      <MenuItem onSelect={() => onColumns(undefined)}>Back to the usual ones</MenuItem>
    </Menu>
  );
}
