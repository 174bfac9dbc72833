import { useMutation, useQuery } from "@tanstack/react-query";
import { Download, Package } from "lucide-react";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { exportFile, exportQuery, startExport } from "./data.api.ts";

/** Everything the organization has, as one file to keep or take elsewhere. */
export function ExportEverything() {
  const mayExport = useCan("export");
  const start = useMutation({ mutationFn: startExport });
  if (!mayExport) return null;
  return (
    <SettingsSection title={m.settings_export()} description={m.settings_export_about()}>
      <div className="flex max-w-xl flex-col items-start gap-3">
        <FormError error={start.error} />
        {start.data ? (
          <ExportJob id={start.data.id} onAgain={() => start.mutate()} />
        ) : (
          <Button busy={start.isPending} onClick={() => start.mutate()}>
            <Package aria-hidden className="size-4" />
            {m.settings_export_start()}
          </Button>
        )}
      </div>
    </SettingsSection>
  );
}

function ExportJob({ id, onAgain }: { id: string; onAgain: () => void }) {
  const job = useQuery(exportQuery(id));
  if (job.isError) return <FormError error={job.error} />;
  const { state = "waiting", done = 0, total = 0 } = job.data ?? {};
  if (state === "failed") {
    return (
      <>
        <p role="alert" className="text-danger">
          {m.settings_export_failed()}
        </p>
        <Button onClick={onAgain}>{m.common_try_again()}</Button>
      </>
    );
  }
  if (state !== "done") {
    return (
      <div role="status" className="flex w-full flex-col gap-1.5">
        <p>{m.settings_export_running()}</p>
        <Progress label={m.settings_export()} done={done} total={total} />
      </div>
    );
  }
  return (
    <Button asChild variant="primary">
      <a href={exportFile(id)} download>
        <Download aria-hidden className="size-4" />
        {m.settings_export_download()}
      </a>
    </Button>
  );
}
