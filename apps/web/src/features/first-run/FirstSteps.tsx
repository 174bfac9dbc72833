import { useQuery, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { cn } from "../../lib/cn.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { AddSampleData } from "../sample-data/AddSampleData.tsx";
import { confirmStep, dismissFirstRun, firstRunQuery, type Step } from "./first-run.api.ts";
import { StepAction } from "./StepAction.tsx";
import { StepList } from "./StepList.tsx";
import { stepWords } from "./step-words.ts";

/** What a new organization does first, ticked off by its own records; gone when all is done or when put away. */
export function FirstSteps() {
  const queryClient = useQueryClient();
  const { data } = useQuery(firstRunQuery);
  const [chosen, setChosen] = useState<Step | null>(null);
  // On a phone the work comes first: there only one step is shown, and the others on request.
  const [showsAll, setShowsAll] = useState(false);
  const steps = data?.steps ?? [];
  const open = steps.filter(({ isDone }) => !isDone).map(({ key }) => key);
  const step = open.find((key) => key === chosen) ?? open[0];
  if (!data || data.isDismissed || !step) return null;

  const change = async (send: () => Promise<unknown>) => {
    try {
      await send();
    } catch (error) {
      announceFailure(error);
    }
    await queryClient.invalidateQueries(firstRunQuery);
  };
  const choose = (key: Step) => {
    setChosen(key);
    setShowsAll(false);
  };
  const words = stepWords()[step];
  const done = steps.length - open.length;
  return (
    <section aria-label={m.first_run_title()} className="mx-4 mt-2 mb-6 overflow-hidden rounded-xl border bg-raised">
      <header className="flex items-center gap-2 py-2 pr-2 pl-4">
        <h2 className="font-semibold">{m.first_run_title()}</h2>
        <p className="mr-auto text-ink-2">{m.first_run_progress({ done, all: steps.length })}</p>
        <Button
          size="sm"
          variant="ghost"
          className="md:hidden"
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
        >
          {m.first_run_all_steps()}
        </Button>
        <IconButton label={m.first_run_dismiss()} onClick={() => change(dismissFirstRun)} size="lg">
          <X />
        </IconButton>
      </header>
      <div className="border-t md:grid md:grid-cols-[17rem_minmax(0,1fr)]">
        <StepList
          steps={steps}
          current={step}
          onChoose={choose}
          className={cn("md:border-r", showsAll ? "max-md:border-b" : "max-md:hidden")}
        />
        <div className="flex min-w-0 flex-col items-start gap-3 p-4 md:px-6 md:py-5">
          <div>
            <h3 className="text-base font-semibold">{words.title}</h3>
            <p className="mt-0.5 max-w-prose text-ink-2">{words.detail}</p>
          </div>
          <StepAction step={step} onConfirm={(key) => change(() => confirmStep(key))} />
        </div>
      </div>
      <AddSampleData trade={data.trade} />
    </section>
  );
}
