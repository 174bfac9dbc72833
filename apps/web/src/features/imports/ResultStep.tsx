import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Download, Undo2 } from "lucide-react";
import { useState } from "react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { jobQuery } from "../../records/jobs.api.ts";
import { announceFailure, undoOperation } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { ImportedRows } from "./ImportedRows.tsx";
import { applyImport, type Import, type Outcome, rejectedFile } from "./imports.api.ts";
import { outcomeLabel } from "./outcome-words.ts";

interface ResultStepProps {
  found: Import;
  object: DrawnObject;
  onRemap: () => void;
  onChanged: () => void;
}

const OUTCOMES: Outcome[] = ["create", "update", "skip", "conflict", "duplicate", "invalid", "failed"];

/** What would happen, or has happened: the counts, and the rows behind each of them. */
export function ResultStep({ found, object, onRemap, onChanged }: ResultStepProps) {
  const { counts } = found;
  const isDone = found.state === "done";
  const shown = OUTCOMES.filter((outcome) => counts[outcome] > 0 || outcome === "create" || outcome === "update");
  const [chosen, setChosen] = useState<Outcome>(shown.find((outcome) => counts[outcome] > 0) ?? "create");
  const formats = useFormats();
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="mr-auto text-lg font-semibold">
          {isDone ? m.import_export_done_title() : m.import_export_check_title()}
        </h2>
        {isDone ? <AfterImport found={found} object={object} /> : <BeforeImport {...{ found, onRemap, onChanged }} />}
      </div>
      <fieldset className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        <legend className="sr-only">{isDone ? m.import_export_done_title() : m.import_export_check_title()}</legend>
        {shown.map((outcome) => (
          <button
            key={outcome}
            type="button"
            aria-pressed={outcome === chosen}
            onClick={() => setChosen(outcome)}
            className={cn(
              "flex flex-col items-start rounded-lg border px-3 py-2 text-left hover:bg-hover",
              outcome === chosen && "border-accent bg-selected",
            )}
          >
            <span className="text-lg font-semibold tabular-nums">{formats.number(sizeOf(found, outcome))}</span>
            <span className="text-xs text-ink-2">{outcomeLabel(outcome, isDone)}</span>
          </button>
        ))}
      </fieldset>
      <ImportedRows key={`${found.state} ${chosen}`} found={found} object={object} outcome={chosen} />
    </>
  );
}

/** The counts are the check's: of what was to be created, some may have failed. */
function sizeOf({ counts, state }: Import, outcome: Outcome): number {
  if (state !== "done" || outcome !== "create") return counts[outcome];
  return Math.max(0, counts.create - counts.failed);
}

function BeforeImport({ found, onRemap, onChanged }: Omit<ResultStepProps, "object">) {
  const formats = useFormats();
  const count = found.counts.create + found.counts.update;
  const apply = useMutation({
    mutationFn: () => applyImport(found.id),
    onSuccess: onChanged,
    onError: (error) => announceFailure(error, m.import_export_not_applied()),
  });
  return (
    <>
      <Rejected found={found} />
      <Button onClick={onRemap}>{m.import_export_back_to_columns()}</Button>
      {count > 0 ? (
        <Button variant="primary" busy={apply.isPending} onClick={() => apply.mutate()}>
          {m.import_export_apply({ count, shown: formats.number(count) })}
        </Button>
      ) : (
        <span className="text-ink-2">{m.import_export_nothing_to_apply()}</span>
      )}
    </>
  );
}

function AfterImport({ found, object }: { found: Import; object: DrawnObject }) {
  const { data: job } = useQuery({ ...jobQuery(found.jobId ?? ""), enabled: found.jobId !== null });
  const operationId = job?.operationId;
  return (
    <>
      <Rejected found={found} />
      {operationId && (
        <Button onClick={() => undoOperation(operationId)}>
          <Undo2 aria-hidden className="size-4" />
          {m.import_export_undo_all()}
        </Button>
      )}
      <Button asChild>
        <Link to="/imports" search={{ into: object.name }}>
          {m.import_export_another()}
        </Link>
      </Button>
      <Button asChild variant="primary">
        <a href={`/${object.plural}`}>{m.import_export_go_to({ plural: object.pluralLabel.toLowerCase() })}</a>
      </Button>
    </>
  );
}

function Rejected({ found: { id, counts } }: { found: Import }) {
  if (counts.invalid + counts.conflict + counts.duplicate + counts.failed === 0) return null;
  return (
    <Button asChild>
      <a href={rejectedFile(id)} download title={m.import_export_rejected_about()}>
        <Download aria-hidden className="size-4" />
        {m.import_export_rejected()}
      </a>
    </Button>
  );
}
