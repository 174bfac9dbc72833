import { useQuery } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Select } from "../../ui/Select.tsx";
import { TRADES, type Trade } from "../first-run/first-run.api.ts";
import { tradeWords } from "../first-run/trade-words.ts";
import { addSampleData, sampleDataQuery } from "./sample-data.api.ts";

/** Something to look at, in one press, and gone with its Undo; not offered while there is some. */
export function AddSampleData({ trade }: { trade: string | null }) {
  const mayAdd = useCan("sample_data");
  const { data } = useQuery({ ...sampleDataQuery, enabled: mayAdd });
  const [chosen, setChosen] = useState<Trade>(TRADES.find((one) => one === trade) ?? "plumbing");
  const add = useSetting(addSampleData, {
    done: m.first_run_sample_added(),
    touches: [["records"], ["sample-data"], ["pipelines"]],
  });
  if (!mayAdd || !data || data.operationId) return null;
  const words = tradeWords();
  return (
    <div className="flex flex-wrap items-center gap-2 border-t px-4 py-2 text-ink-2">
      <FlaskConical aria-hidden className="size-4 shrink-0" />
      <span className="mr-auto">{m.first_run_sample_offer()}</span>
      <Select
        aria-label={m.first_run_trade()}
        className="w-44"
        value={chosen}
        choices={TRADES.map((one) => ({ value: one, label: words[one].name }))}
        onValue={(value) => setChosen(TRADES.find((one) => one === value) ?? chosen)}
      />
      <Button
        busy={add.isPending}
        onClick={() =>
          add.mutate(chosen, { onError: (error) => announceFailure(error, m.first_run_sample_not_added()) })
        }
      >
        {m.first_run_sample_add()}
      </Button>
    </div>
  );
}
