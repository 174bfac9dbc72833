import { Columns3, Group, Rows3 } from "lucide-react";
import { Suspense } from "react";
import { useIsNarrow } from "../../lib/hooks.ts";
import { lazily } from "../../lib/lazily.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuCheck, MenuItem, MenuLabel, MenuSeparator } from "../../ui/Menu.tsx";
import type { ListSearch, OnSearch } from "../list-search.ts";
import { possibleColumns } from "../metadata.ts";
import { hideColumn, showColumn, tableColumns } from "./columns.ts";
import { GroupChoices } from "./GroupChoices.tsx";
import { groupableFields } from "./grouping.ts";

const OrderMenu = lazily(() => import("./OrderMenu.tsx"), "OrderMenu");

export interface ListToolsProps {
  object: DrawnObject;
  search: ListSearch;
  onSearch: OnSearch;
}

/** How the table looks: what it is grouped by, its columns, how close its rows stand; of cards, their order. */
export function ListTools(props: ListToolsProps) {
  const isNarrow = useIsNarrow();
  return (
    <div className="flex shrink-0 items-center gap-1">
      {isNarrow ? (
        <Suspense>
          <OrderMenu {...props} />
        </Suspense>
      ) : (
        <>
          <GroupMenu {...props} />
          <ColumnMenu {...props} />
          <DensityMenu {...props} />
        </>
      )}
    </div>
  );
}

function GroupMenu({ object, search, onSearch }: ListToolsProps) {
  const fields = groupableFields(object);
  const current = fields.find(({ name }) => name === search.groupBy);
  return (
    <Menu
      align="end"
      trigger={
        <Button size="sm" variant="ghost" className={current && "text-accent-text"}>
          <Group aria-hidden className="size-4" />
          {current ? m.list_grouped_by({ field: current.label }) : m.list_group()}
        </Button>
      }
    >
      <GroupChoices fields={fields} search={search} onSearch={onSearch} />
      <MenuSeparator />
      <MenuItem disabled={!current} onSelect={() => onSearch({ groupBy: undefined })}>
        {m.list_group_none()}
      </MenuItem>
    </Menu>
  );
}

/** Chooses which fields are columns; the title always is. */
function ColumnMenu({ object, search, onSearch }: ListToolsProps) {
  const columns = tableColumns(object, search);
  const isShown = (name: string) => columns.some(({ field }) => field.name === name);
  return (
    <Menu
      align="end"
      trigger={
        <Button size="sm" variant="ghost">
          <Columns3 aria-hidden className="size-4" />
          {m.list_columns()}
        </Button>
      }
    >
      <MenuLabel>{m.list_columns_shown()}</MenuLabel>
      {possibleColumns(object)
        .filter(({ name }) => name !== object.titleField)
        .map(({ name, label }) => (
          <MenuCheck
            key={name}
            checked={isShown(name)}
            onChange={(isOn) => onSearch(isOn ? showColumn(columns, name) : hideColumn(columns, name))}
          >
            {label}
          </MenuCheck>
        ))}
      <MenuSeparator />
      <MenuItem onSelect={() => onSearch({ columns: undefined, pinned: undefined, widths: undefined })}>
        {m.list_columns_usual()}
      </MenuItem>
    </Menu>
  );
}

function DensityMenu({ search, onSearch }: ListToolsProps) {
  const choices = [
    { density: "compact", label: m.list_density_compact() },
    { density: undefined, label: m.list_density_usual() },
    { density: "roomy", label: m.list_density_roomy() },
  ] as const;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={m.list_density()}>
          <Rows3 />
        </IconButton>
      }
    >
      <MenuLabel>{m.list_density()}</MenuLabel>
      {choices.map(({ density, label }) => (
        <MenuCheck key={label} checked={search.density === density} onChange={() => onSearch({ density })}>
          {label}
        </MenuCheck>
      ))}
    </Menu>
  );
}
