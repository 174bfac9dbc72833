import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ColumnLine } from "./ColumnLine.tsx";
import { FileReading } from "./FileReading.tsx";
import { checkImport, discardImport, type Import, type ImportMapping } from "./imports.api.ts";
import { MatchRules } from "./MatchRules.tsx";

interface ColumnStepProps {
  found: Import;
  object: DrawnObject;
  onChanged: () => void;
}

/** What each column is, with values of the file beside it, and what to do with who is there already. */
export function ColumnStep({ found, object, onChanged }: ColumnStepProps) {
  const navigate = useNavigate();
  const [mapping, setMapping] = useState<ImportMapping>(found.mapping);
  const check = useMutation({ mutationFn: () => checkImport(found.id, mapping), onSuccess: onChanged });
  const discard = useMutation({
    mutationFn: () => discardImport(found.id),
    onSuccess: () => navigate({ to: "/imports", search: { into: object.name } }),
    onError: (error) => announceFailure(error, m.import_export_not_discarded()),
  });
  const setColumn = (index: number, change: Partial<ImportMapping["columns"][number]>) =>
    setMapping((current) => ({
      ...current,
      columns: current.columns.map((column, at) => (at === index ? { ...column, ...change } : column)),
    }));
  return (
    <>
      <div>
        <h2 className="text-lg font-semibold">{m.import_export_map_title()}</h2>
        <p className="text-ink-2">{m.import_export_map_about()}</p>
      </div>
      {found.isRemembered && <Notice>{m.import_export_remembered()}</Notice>}
      <FileReading found={found} onChanged={onChanged} />
      <ul className="flex flex-col rounded-lg border">
        {found.columns.map((column, index) => (
          <ColumnLine
            // Columns have no names of their own to go by: two may be called the same.
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a column is known by
            key={index}
            column={column}
            mapping={mapping.columns[index] ?? { target: null, rule: "overwrite" }}
            taken={mapping.columns.flatMap(({ target }, at) => (target && at !== index ? target : []))}
            targets={found.targets}
            object={object}
            onChange={(change) => setColumn(index, change)}
            onField={onChanged}
          />
        ))}
      </ul>
      <MatchRules object={object} mapping={mapping} onMapping={setMapping} />
      <FormError error={check.error} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button variant="ghost" busy={discard.isPending} onClick={() => discard.mutate()}>
          {m.import_export_discard()}
        </Button>
        <span className="ml-auto text-ink-2">{m.import_export_check_hint()}</span>
        <Button variant="primary" busy={check.isPending} onClick={() => check.mutate()}>
          {m.import_export_check()}
        </Button>
      </div>
    </>
  );
}
