import { useObject } from "../../lib/session.ts";
import { toneOf } from "../../ui/Badge.tsx";
import type { Draft } from "./drafts.api.ts";

/** What kind of draft it is and where it stands, in the words of its declaration. */
export function useDraftWords({ type, state }: Pick<Draft, "type" | "state">) {
  const object = useObject("draft");
  const optionOf = (name: string, value: string) =>
    object?.fields.find((field) => field.name === name)?.options?.find((option) => option.value === value);
  const standing = optionOf("state", state);
  return {
    kind: optionOf("type", type)?.label ?? type,
    state: standing?.label ?? state,
    tone: toneOf(standing?.color),
  };
}
