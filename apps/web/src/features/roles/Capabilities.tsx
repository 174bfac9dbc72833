import type { Capability } from "@mainstay/model";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { capabilityWords } from "../members/role-words.ts";
import { type RoleDraft, withCapability } from "./role-draft.ts";

interface CapabilitiesProps {
  all: readonly Capability[];
  given: readonly Capability[];
  draft: RoleDraft | null;
  onChange: (draft: RoleDraft) => void;
}

/** What is not about one record: running the organization. */
export function Capabilities({ all, given, draft, onChange }: CapabilitiesProps) {
  return (
    <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
      {all.map((capability) => {
        const { name, about } = capabilityWords(capability);
        return (
          <li key={capability}>
            <label className="flex items-start gap-2.5">
              <Checkbox
                className="mt-0.5"
                disabled={!draft}
                checked={given.includes(capability)}
                onCheckedChange={(checked) => draft && onChange(withCapability(draft, capability, checked))}
              />
              <span className="min-w-0">
                <span className="block font-medium">{name}</span>
                <span className="block text-ink-2">{about}</span>
              </span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}
