import { useMutation } from "@tanstack/react-query";
import { FlaskConical, SquareDashed } from "lucide-react";
import { useState } from "react";
import { m } from "../../messages/messages.js";
import { FormError } from "../../ui/ErrorState.tsx";
import { chooseTrade, TRADES, type Trade } from "../first-run/first-run.api.ts";
import { tradeWords } from "../first-run/trade-words.ts";
import { addSampleData } from "../sample-data/sample-data.api.ts";

const CHOICE =
  "flex items-start gap-3 rounded-lg border border-line-strong bg-surface p-4 text-left hover:border-accent hover:bg-hover disabled:opacity-50";

/** What the organization does, and whether it begins with something to look at or with nothing. */
export function StartStep({ onStart }: { onStart: () => void }) {
  const [trade, setTrade] = useState<Trade>("plumbing");
  const start = useMutation({
    mutationFn: async ({ withSampleData }: { withSampleData: boolean }) => {
      await chooseTrade(trade);
      if (withSampleData) await addSampleData(trade);
    },
    onSuccess: onStart,
  });
  const words = tradeWords();
  const isFilling = start.isPending && start.variables.withSampleData;
  return (
    <div className="flex flex-col gap-5">
      <fieldset>
        <legend className="mb-2 font-medium text-ink-2">{m.first_run_trade()}</legend>
        <div className="flex flex-wrap gap-2">
          {TRADES.map((one) => (
            <label
              key={one}
              className="flex min-h-9 cursor-pointer items-center rounded-full border border-line-strong bg-surface px-3.5 font-medium has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-text has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="trade"
                checked={trade === one}
                onChange={() => setTrade(one)}
                className="sr-only"
              />
              {words[one].name}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-col gap-3">
        <button
          type="button"
          disabled={start.isPending}
          onClick={() => start.mutate({ withSampleData: true })}
          className={CHOICE}
        >
          <FlaskConical aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-text" />
          <span>
            <span className="block text-base font-medium" aria-live="polite">
              {isFilling ? m.first_run_filling() : m.first_run_explore()}
            </span>
            <span className="text-ink-2">{words[trade].example}</span>
          </span>
        </button>
        <button
          type="button"
          disabled={start.isPending}
          onClick={() => start.mutate({ withSampleData: false })}
          className={CHOICE}
        >
          <SquareDashed aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-3" />
          <span>
            <span className="block text-base font-medium">{m.first_run_empty()}</span>
            <span className="text-ink-2">{m.first_run_empty_detail()}</span>
          </span>
        </button>
      </div>
      <FormError error={start.error} />
    </div>
  );
}
