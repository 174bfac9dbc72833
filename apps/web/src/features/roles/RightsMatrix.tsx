import { type RecordAccess, type Role, rightsOn } from "@mainstay/model";
import { useQuery } from "@tanstack/react-query";
import { Fragment, useState } from "react";
import { cn } from "../../lib/cn.ts";
import { type DrawnObject, objectsQuery } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Select } from "../../ui/Select.tsx";
import { SCROLL_FADE_AFTER, useScrollFade } from "../../ui/scroll-fade.ts";
import { FieldRights } from "./FieldRights.tsx";
import { isOwnWord, type RoleDraft, withRight } from "./role-draft.ts";

interface RightsMatrixProps {
  role: Role;
  /** What is under change; null draws the rights to look at. */
  draft: RoleDraft | null;
  onChange: (draft: RoleDraft) => void;
}

const DEFAULT = "default";

/** On a phone the acts are scrolled through beside the names, which stay. */
const FIRST_COLUMN = "first:sticky first:left-0 first:z-1";

/** Who may do what with which records: an object a line, an act a column. */
export function RightsMatrix({ role, draft, onChange }: RightsMatrixProps) {
  const { data: objects = [] } = useQuery(objectsQuery);
  const [opened, setOpened] = useState<string | null>(null);
  const lines: { name: string; label: string; object?: DrawnObject }[] = [
    ...objects
      .filter((object) => !object.governedBy)
      .map((object) => ({ name: object.name, label: object.pluralLabel, object })),
    { name: DEFAULT, label: m.members_matrix_others() },
  ];
  return (
    <div {...useScrollFade<HTMLDivElement>()} className={cn(SCROLL_FADE_AFTER, "rounded-lg border")}>
      <table className="w-full min-w-160 border-collapse text-left">
        <caption className="sr-only">{m.members_matrix()}</caption>
        <thead>
          <tr className="border-b bg-canvas text-xs text-ink-2">
            {[
              m.members_matrix_records(),
              m.members_matrix_read(),
              m.members_matrix_create(),
              m.members_matrix_edit(),
              m.members_matrix_delete(),
              m.members_matrix_fields(),
            ].map((heading) => (
              <th key={heading} scope="col" className={cn("px-3 py-2 font-medium first:bg-canvas", FIRST_COLUMN)}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {lines.map((line) => (
            <Fragment key={line.name}>
              <ObjectLine
                {...{ role, draft, onChange }}
                {...line}
                isOpen={opened === line.name}
                onOpen={() => setOpened(opened === line.name ? null : line.name)}
              />
              {opened === line.name && line.object && (
                <tr>
                  <td colSpan={6} className="bg-canvas p-3">
                    <FieldRights {...{ role, draft, onChange }} object={line.object} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ObjectLineProps extends RightsMatrixProps {
  name: string;
  label: string;
  object?: DrawnObject;
  isOpen: boolean;
  onOpen: () => void;
}

function ObjectLine({ role, draft, onChange, name, label, object, isOpen, onOpen }: ObjectLineProps) {
  const rights = rightsOn(role, name);
  const limited = Object.values(rights.fields).filter(({ visible, editable }) => !(visible && editable)).length;
  const access = (act: "read" | "edit" | "delete", words: string) => (
    <td className="px-3 py-1.5">
      <AccessCell
        label={`${label}: ${words}`}
        value={rights[act]}
        isOwn={draft !== null && isOwnWord(draft, name, act)}
        onChange={draft && ((value) => onChange(withRight(draft, name, act, value)))}
      />
    </td>
  );
  return (
    <tr>
      <th scope="row" className={cn("bg-surface px-3 py-1.5 font-medium", FIRST_COLUMN)}>
        {label}
      </th>
      {access("read", m.members_matrix_read())}
      <td className="px-3 py-1.5">
        <Checkbox
          aria-label={`${label}: ${m.members_matrix_create()}`}
          disabled={!draft}
          checked={rights.create}
          onCheckedChange={(checked) => draft && onChange(withRight(draft, name, "create", checked))}
        />
      </td>
      {access("edit", m.members_matrix_edit())}
      {access("delete", m.members_matrix_delete())}
      <td className="px-3 py-1.5">
        {object && (
          <Button size="sm" variant="ghost" aria-expanded={isOpen} onClick={onOpen}>
            {limited > 0 ? m.members_fields_limited({ count: limited }) : m.members_fields_all()}
          </Button>
        )}
      </td>
    </tr>
  );
}

interface AccessCellProps {
  label: string;
  value: RecordAccess;
  isOwn: boolean;
  onChange: ((value: RecordAccess) => void) | null;
}

function AccessCell({ label, value, isOwn, onChange }: AccessCellProps) {
  const choices = accessChoices();
  if (!onChange) return <span>{choices.find((choice) => choice.value === value)?.label}</span>;
  return (
    <Select
      aria-label={label}
      className={cn("w-32", isOwn && "font-semibold")}
      choices={choices}
      value={value}
      onValue={(next) => onChange(choices.find((choice) => choice.value === next)?.value ?? "none")}
    />
  );
}

const accessChoices = (): { value: RecordAccess; label: string }[] => [
  { value: "none", label: m.members_access_none() },
  { value: "shared", label: m.members_access_shared() },
  { value: "own", label: m.members_access_own() },
  { value: "team", label: m.members_access_team() },
  { value: "all", label: m.members_access_all() },
];
