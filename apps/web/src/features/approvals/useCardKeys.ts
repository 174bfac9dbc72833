import { useShortcuts } from "../../lib/shortcuts.ts";
import { m } from "../../messages/messages.js";
import type { Message } from "../messages/messages.api.ts";
import type { Act } from "./useQueueActs.tsx";

const cards = () => [...document.querySelectorAll<HTMLElement>("[data-approval]")];
const current = () => document.activeElement?.closest<HTMLElement>("[data-approval]") ?? null;

/** The keys of the queue: j and k go through the cards, letters act on the one that has the focus, else the first. */
export function useCardKeys(messages: Message[], act: (message: Message, act: Act) => void, maySend: boolean) {
  const on = (what: Act) => () => {
    const id = current()?.dataset.approval ?? messages[0]?.id;
    const message = messages.find((one) => one.id === id);
    if (message) act(message, what);
  };
  useShortcuts(m.approvals_title(), [
    { keys: "j", label: m.approvals_next(), run: () => step(1) },
    { keys: "k", label: m.approvals_previous(), run: () => step(-1) },
    { keys: "a", label: m.approvals_approve(), run: on("approve") },
    ...(maySend ? [{ keys: "s", label: m.approvals_approve_send(), run: on("send") }] : []),
    { keys: "e", label: m.common_edit(), run: on("edit") },
    { keys: "r", label: m.approvals_reject(), run: on("reject") },
  ]);
}

function step(by: 1 | -1) {
  const all = cards();
  const here = current();
  focusCard(here ? all[all.indexOf(here) + by] : all.at(by === 1 ? 0 : -1));
}

/** Before a card goes: puts the focus on the one after it, so that one can go on from there. */
export function focusAfter(id: string) {
  const all = cards();
  const index = all.findIndex((card) => card.dataset.approval === id);
  focusCard(all[index + 1] ?? all[index - 1]);
}

function focusCard(card: HTMLElement | undefined) {
  card?.focus();
  card?.scrollIntoView({ block: "nearest" });
}
