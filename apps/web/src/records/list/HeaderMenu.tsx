import { ChevronDown } from "lucide-react";
import { m } from "../../messages/messages.js";
import { Menu, MenuItem, MenuSeparator } from "../../ui/Menu.tsx";
import { type ListSearch, type OnSearch, sortWith } from "../list-search.ts";
import { pathOf } from "../metadata.ts";
import { type Column, hideColumn, resizeColumn, togglePin } from "./columns.ts";

interface HeaderMenuProps {
  column: Column;
  columns: Column[];
  index: number;
  search: ListSearch;
  onSearch: OnSearch;
  sort: string;
  onMove: (to: number) => void;
}

const WIDTH_STEP = 40;

/** Everything that can be done with a column, also by key. */
export function HeaderMenu({ column, columns, index, search, onSearch, sort, onMove }: HeaderMenuProps) {
  const { field, isTitle, isPinned, width } = column;
  const name = pathOf(field);
  const resize = (by: number) => onSearch(resizeColumn(search.widths, field.name, width + by));
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={m.list_column_menu({ field: field.label })}
          className="absolute right-2 rounded bg-surface p-0.5 text-ink-3 hover:bg-hover hover:text-ink focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-fine:opacity-0 pointer-fine:group-hover/header:opacity-100"
        >
          <ChevronDown aria-hidden className="size-3.5" />
        </button>
      }
    >
      {field.sort && (
        <>
          <MenuItem onSelect={() => onSearch({ sort: sortWith(sort, { field: name, descending: false }, false) })}>
            {m.list_sort_up()}
          </MenuItem>
          <MenuItem onSelect={() => onSearch({ sort: sortWith(sort, { field: name, descending: true }, false) })}>
            {m.list_sort_down()}
          </MenuItem>
          <MenuItem onSelect={() => onSearch({ sort: sortWith(sort, { field: name, descending: false }, true) })}>
            {m.list_sort_then()}
          </MenuItem>
          <MenuSeparator />
        </>
      )}
      {!isTitle && (
        <>
          <MenuItem disabled={index <= 1} onSelect={() => onMove(index - 1)}>
            {m.list_column_left()}
          </MenuItem>
          <MenuItem disabled={index >= columns.length - 1} onSelect={() => onMove(index + 1)}>
            {m.list_column_right()}
          </MenuItem>
          <MenuItem onSelect={() => onSearch(togglePin(columns, field.name))}>
            {isPinned ? m.list_column_unpin() : m.list_column_pin()}
          </MenuItem>
        </>
      )}
      <MenuItem onSelect={() => resize(WIDTH_STEP)}>{m.list_column_wider()}</MenuItem>
      <MenuItem onSelect={() => resize(-WIDTH_STEP)}>{m.list_column_narrower()}</MenuItem>
      {!isTitle && (
        <>
          <MenuSeparator />
          <MenuItem onSelect={() => onSearch(hideColumn(columns, field.name))}>{m.list_column_hide()}</MenuItem>
        </>
      )}
    </Menu>
  );
}
