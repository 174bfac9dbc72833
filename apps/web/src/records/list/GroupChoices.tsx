import type { DrawnField } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { MenuCheck, MenuLabel } from "../../ui/Menu.tsx";
import type { ListToolsProps } from "./ListTools.tsx";

interface GroupChoicesProps extends Pick<ListToolsProps, "search" | "onSearch"> {
  fields: DrawnField[];
}

/** The part of a menu that says what a list is grouped by; pressed again, by nothing. */
export function GroupChoices({ fields, search, onSearch }: GroupChoicesProps) {
  return (
    <>
      <MenuLabel>{m.list_group_by()}</MenuLabel>
      {fields.map(({ name, label }) => (
        <MenuCheck
          key={name}
          checked={name === search.groupBy}
          onChange={(isOn) => onSearch({ groupBy: isOn ? name : undefined })}
        >
          {label}
        </MenuCheck>
      ))}
    </>
  );
}
