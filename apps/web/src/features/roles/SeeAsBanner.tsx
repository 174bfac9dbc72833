import { Eye } from "lucide-react";
import { lookAs, seenAs } from "../../lib/seen-as.ts";
import { useMe } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { roleName } from "../members/role-words.ts";

/** Says that one is looking as another role, and leads back; absent otherwise. */
export function SeeAsBanner() {
  const { role } = useMe();
  if (seenAs() === null) return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-warn-soft px-3 py-1.5 text-warn">
      <Eye aria-hidden className="size-4" />
      <span className="mr-auto">{m.members_seeing_as({ role: roleName(role) })}</span>
      <Button size="sm" onClick={() => lookAs(null)}>
        {m.members_see_as_end()}
      </Button>
    </div>
  );
}
