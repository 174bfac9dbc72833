import { ArrowDown, ArrowDownWideNarrow, ArrowUp } from "lucide-react";
import { m } from "../../messages/messages.js";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuCheck, MenuLabel, MenuSeparator } from "../../ui/Menu.tsx";
import { columnsOf } from "../asked-first.ts";
import { parseSort, toggleSort } from "../list-search.ts";
import { pathOf } from "../metadata.ts";
import { GroupChoices } from "./GroupChoices.tsx";
import { groupableFields } from "./grouping.ts";
import type { ListToolsProps } from "./ListTools.tsx";

/** Where cards have no headings to press: what they are sorted by, up, then down, then not, and grouped by. */
export function OrderMenu({ object, search, onSearch }: ListToolsProps) {
  const sort = search.sort ?? object.defaultSort;
  const sorted = parseSort(sort);
  const groupable = groupableFields(object);
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={m.list_order()}>
          <ArrowDownWideNarrow />
        </IconButton>
      }
    >
      <MenuLabel>{m.list_sort_by()}</MenuLabel>
      {columnsOf(object, search.columns)
        .filter((field) => field.sort)
        .map((field) => {
          const by = sorted.find((one) => one.field === pathOf(field));
          const Arrow = by?.descending ? ArrowDown : ArrowUp;
          return (
            <MenuCheck
              key={field.name}
              checked={by !== undefined}
              onChange={() => onSearch({ sort: toggleSort(sort, pathOf(field), false) })}
            >
              {field.label}
              {by && (
                <span
                  role="img"
                  aria-label={by.descending ? m.list_descending() : m.list_ascending()}
                  className="ml-auto"
                >
                  <Arrow aria-hidden />
                </span>
              )}
            </MenuCheck>
          );
        })}
      {groupable.length > 0 && (
        <>
          <MenuSeparator />
          <GroupChoices fields={groupable} search={search} onSearch={onSearch} />
        </>
      )}
    </Menu>
  );
}
