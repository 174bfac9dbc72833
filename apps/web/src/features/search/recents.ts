import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { useMe, useObjects } from "../../lib/session.ts";
import { createStore } from "../../lib/store.ts";

export interface Recent {
  object: string;
  id: string;
}

const KEPT = 7;
const keyOf = (memberId: string) => `mainstay.recent.${memberId}`;

/**
 * The records one has been to, the latest first. Only their ids are kept: what they are called is asked of the server
 * when they are shown, which also knows whether one may still see them.
 */
export const recents = createStore<Recent[]>([]);

/** Notes each record page one comes to; called once, by the frame. */
export function useRecents() {
  const { member } = useMe();
  const objects = useObjects();
  const { pathname } = useLocation();
  useEffect(() => recents.set(read(member.id)), [member.id]);
  useEffect(() => {
    const [plural, id] = pathname.split("/").filter(Boolean);
    const object = objects.find((one) => one.plural === plural)?.name;
    if (!object || !id) return;
    recents.set((known) => [{ object, id }, ...known.filter((one) => one.id !== id)].slice(0, KEPT));
    localStorage.setItem(keyOf(member.id), JSON.stringify(recents.get()));
  }, [pathname, objects, member.id]);
}

function read(memberId: string): Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(memberId)) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}
