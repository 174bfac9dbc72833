import { useQuery } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { undoOperation } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { sampleDataQuery } from "./sample-data.api.ts";

/** Says that what one sees is sample data, and takes all of it away in one press. */
export function SampleDataBanner() {
  const mayRemove = useCan("sample_data");
  const { data } = useQuery({ ...sampleDataQuery, enabled: mayRemove });
  const [isBusy, setBusy] = useState(false);
  const operationId = data?.operationId;
  if (!mayRemove || !operationId) return null;
  const remove = async () => {
    setBusy(true);
    await undoOperation(operationId);
    setBusy(false);
  };
  return (
    <aside
      aria-label={m.first_run_sample_data()}
      className="flex shrink-0 print:hidden items-center gap-2 px-3 py-1 text-ink-2 max-md:border-b md:-mt-1"
    >
      <FlaskConical aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 truncate">{m.first_run_sample_looking()}</span>
      <Button size="sm" variant="ghost" busy={isBusy} onClick={remove}>
        {m.first_run_sample_remove()}
      </Button>
    </aside>
  );
}
