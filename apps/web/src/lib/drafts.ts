import { useEffect, useRef, useState } from "react";
import { useMe } from "./session.ts";

const PREFIX = "mainstay.draft.";
const KEPT_DAYS = 30;
const SETTLE_MS = 250;

interface Kept {
  at: number;
  value: unknown;
}

/**
 * State that survives a reload, a lost session and Esc: what was typed and not saved yet. Kept in this browser for the
 * member alone, and forgotten when `clear` is called, which a form does once it is saved.
 *
 *   const [text, setText, { clear, isRestored }] = useDraft(`note:${lead.id}`, "");
 *
 * @param name what is being written, and for which record; the same name finds the draft again
 */
export function useDraft<T>(name: string, initial: T) {
  const { member } = useMe();
  const key = `${PREFIX}${member.id}.${name}`;
  const [state, setState] = useState(() => read(key, initial));
  const latest = useRef({ key, initial, value: state.value });
  if (latest.current.key !== key) {
    // Another record under the same form: its own draft, not the former one's.
    flush(latest.current);
    const found = read(key, initial);
    latest.current = { key, initial, value: found.value };
    setState(found);
  }
  latest.current.value = state.value;

  // biome-ignore lint/correctness/useExhaustiveDependencies: kept once the value stands still
  useEffect(() => {
    const timer = setTimeout(() => flush(latest.current), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [key, state.value]);
  useEffect(() => {
    const keep = () => flush(latest.current);
    window.addEventListener("pagehide", keep);
    return () => {
      window.removeEventListener("pagehide", keep);
      keep();
    };
  }, []);

  const set = (next: T) => {
    latest.current.value = next;
    setState((now) => ({ ...now, value: next }));
  };
  const clear = () => {
    latest.current.value = latest.current.initial;
    localStorage.removeItem(latest.current.key);
    setState({ value: latest.current.initial, isRestored: false });
  };
  return [state.value, set, { clear, isRestored: state.isRestored }] as const;
}

/** Forgets every draft in this browser: signing out leaves nothing behind for whoever sits down next. */
export function forgetDrafts() {
  for (const key of draftKeys()) localStorage.removeItem(key);
}

/** Forgets drafts that nobody has come back to; called once, after the first page. */
export function forgetOldDrafts(now: Date) {
  for (const key of draftKeys()) {
    const kept = parse(key);
    if (!kept || now.getTime() - kept.at > KEPT_DAYS * 86_400_000) localStorage.removeItem(key);
  }
}

const draftKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

function read<T>(key: string, initial: T): { value: T; isRestored: boolean } {
  const kept = parse(key);
  // Only this hook writes under the key, with the shape of `initial`.
  return kept ? { value: kept.value as T, isRestored: true } : { value: initial, isRestored: false };
}

function parse(key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    const isKept = typeof kept === "object" && kept !== null && "at" in kept && "value" in kept;
    return isKept ? { at: Number(kept.at), value: kept.value } : null;
  } catch {
    // Written by an older version, or by hand: as good as none.
    return null;
  }
}

function flush({ key, initial, value }: { key: string; initial: unknown; value: unknown }) {
  if (JSON.stringify(value) === JSON.stringify(initial)) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify({ at: Date.now(), value } satisfies Kept));
}
