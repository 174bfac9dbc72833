import { useQuery } from "@tanstack/react-query";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { startTimer, stopTimer, timerQuery } from "./tasks.api.ts";

/** The member's timer: what it runs on, and how it is started and stopped. */
export function useTimer() {
  const { data: running = null } = useQuery(timerQuery);
  const starting = useWrite(startTimer, m.tasks_timer_started());
  const stopping = useWrite(() => stopTimer(), m.tasks_timer_stopped());
  const onError = (error: unknown) => announceFailure(error);
  return {
    running,
    isBusy: starting.isPending || stopping.isPending,
    start: (id: string) => starting.mutate(id, { onError }),
    stop: () => stopping.mutate(undefined, { onError }),
  };
}
