import { type ReactNode, Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { Written } from "../../records/record.ts";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import type { TodayItem } from "./items.ts";
import type { Act } from "./TodayLine.tsx";
import { addFollowUp, changeFollowUp, changeTask } from "./today.api.ts";
import { focusNeighbor } from "./useLines.ts";

const SnoozeDialog = lazily(() => import("./SnoozeDialog.tsx"), "SnoozeDialog");
const LogCallDialog = lazily(() => import("./LogCallDialog.tsx"), "LogCallDialog");
const SuggestionDialog = lazily(() => import("../follow-ups/SuggestionDialog.tsx"), "SuggestionDialog");
const MoveItem = lazily(() => import("./MoveItem.tsx"), "MoveItem");

interface Acts {
  /** What may be done with a line. */
  actsOf: (item: TodayItem) => Act[];
  act: (item: TodayItem, act: Act) => void;
  /** Lines that are on their way out: not shown while the server is told. */
  leaving: ReadonlySet<string>;
  /** The dialog that asks for what an act needs. */
  dialog: ReactNode;
}

/** What can be done with the lines of the day. A line goes at once, and comes back when the server refuses. */
export function useActs(): Acts {
  const mayWriteDown = useObject("activity")?.can.create ?? false;
  const mayDoTasks = useObject("task")?.can.create ?? false;
  const mayEdit = useMayEdit();
  const [asking, setAsking] = useState<{ item: TodayItem; act: Exclude<Act, "done"> } | null>(null);
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const done = useWrite(
    (followUp: { id: string; version: number }) => changeFollowUp(followUp, { followUpStatus: "completed" }),
    m.today_follow_up_done(),
  );
  const complete = useWrite(
    (task: { id: string; version: number }) => changeTask(task, { status: "completed" }),
    m.tasks_changed(),
  );
  const snooze = useWrite(
    ({ item: { followUp, task, about }, until }: { item: TodayItem; until: string }): Promise<Written<unknown>> =>
      task
        ? changeTask(task, { dueAt: until })
        : followUp
          ? changeFollowUp(followUp, { followUpAt: until })
          : addFollowUp(about, until, m.today_come_back()),
    m.today_snoozed(),
  );

  /** Takes the line away while `write` runs; by then the list has been read anew, or the line is put back. */
  const letGo = async ({ key }: TodayItem, write: () => Promise<unknown>) => {
    focusNeighbor(key);
    setLeaving((keys) => new Set(keys).add(key));
    try {
      await write();
    } catch (error) {
      announceFailure(error);
    }
    setLeaving((keys) => new Set([...keys].filter((one) => one !== key)));
  };

  const actsOf = (item: TodayItem): Act[] => {
    if (item.task) return mayDoTasks ? ["done", "snooze"] : [];
    const acts: Act[] = [];
    if (item.suggestion) acts.push("suggestion");
    if (item.followUp && mayWriteDown) acts.push("done");
    if (mayWriteDown) acts.push("call");
    if (mayWriteDown && item.section !== "meetings" && item.section !== "newLeads") acts.push("snooze");
    if (item.staged && mayEdit(item.about.object)) acts.push("move");
    return acts;
  };

  const act = (item: TodayItem, what: Act) => {
    if (!actsOf(item).includes(what)) return;
    const { followUp, task } = item;
    if (what !== "done") setAsking({ item, act: what });
    else if (task) letGo(item, () => complete.mutateAsync(task));
    else if (followUp) letGo(item, () => done.mutateAsync(followUp));
  };

  const close = () => setAsking(null);
  const dialog = asking && (
    <Suspense>
      {asking.act === "suggestion" && asking.item.suggestion && (
        <SuggestionDialog title={asking.item.about.title} suggestion={asking.item.suggestion} onClose={close} />
      )}
      {asking.act === "call" && <LogCallDialog item={asking.item} onClose={close} />}
      {asking.act === "move" && <MoveItem item={asking.item} onClose={close} />}
      {asking.act === "snooze" && (
        <SnoozeDialog
          item={asking.item}
          onClose={close}
          onSnooze={(until) => {
            close();
            letGo(asking.item, () => snooze.mutateAsync({ item: asking.item, until }));
          }}
        />
      )}
    </Suspense>
  );
  return { actsOf, act, leaving, dialog };
}

/** Whether the role moves leads or deals at all; the server decides on the one record. */
function useMayEdit() {
  const [lead, deal] = [useObject("lead"), useObject("deal")];
  return (object: string) => [lead, deal].some((one) => one?.name === object && one.can.create);
}
