import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { cn } from "../../lib/cn.ts";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Page } from "../../ui/Page.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { NotYours } from "../frame/NotYours.tsx";
import { ColumnStep } from "./ColumnStep.tsx";
import { type Import, importQuery } from "./imports.api.ts";
import { ResultStep } from "./ResultStep.tsx";
import { RunningStep } from "./RunningStep.tsx";

/** One import, at whatever step it is: columns, check, import, report. It may be left and come back to. */
export function ImportWork({ id }: { id: string }) {
  const query = useQuery(importQuery(id));
  const object = useObject(query.data?.object ?? "");
  const [isRemapping, setRemapping] = useState(false);
  const client = useQueryClient();
  const { data: found } = query;
  // A check that has begun ends the choosing of columns.
  useEffect(() => {
    if (found?.state === "checking") setRemapping(false);
  }, [found?.state]);
  const refresh = () => {
    // The tray in the top bar hears of the job that has just begun.
    void client.invalidateQueries({ queryKey: ["jobs"], exact: true });
    return client.invalidateQueries({ queryKey: ["imports", id] });
  };
  if (query.isError) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  if (!found) return <SkeletonRows count={6} />;
  if (!object) return <NotYours />;
  const step = isRemapping ? "uploaded" : found.state;
  return (
    <Page title={found.fileName}>
      <div className="mx-auto flex max-w-5xl flex-col gap-5 p-4 sm:p-6">
        <Steps state={step} />
        {step === "uploaded" && <ColumnStep key={found.updatedAt} found={found} object={object} onChanged={refresh} />}
        {(step === "checking" || step === "applying") && <RunningStep found={found} onEnded={refresh} />}
        {(step === "checked" || step === "done") && (
          <ResultStep found={found} object={object} onRemap={() => setRemapping(true)} onChanged={refresh} />
        )}
      </div>
    </Page>
  );
}

const STEP_OF: Record<Import["state"], number> = { uploaded: 0, checking: 1, checked: 1, applying: 2, done: 2 };

function Steps({ state }: { state: Import["state"] }) {
  const steps = [m.import_export_step_map(), m.import_export_step_check(), m.import_export_step_apply()];
  const current = STEP_OF[state];
  return (
    <ol aria-label={m.import_export_steps()} className="flex gap-2">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? "step" : undefined}
          className={cn(
            "flex-1 border-t-2 pt-1.5 text-xs",
            index <= current ? "border-accent" : "border-line text-ink-3",
            index === current ? "font-semibold" : "text-ink-2",
          )}
        >
          {index + 1}. {step}
        </li>
      ))}
    </ol>
  );
}
