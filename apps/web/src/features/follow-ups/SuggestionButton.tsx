import { Lightbulb } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import { m } from "../../messages/messages.js";
import { asText, type RecordData } from "../../records/record.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { suggestionOf } from "./suggestion.ts";

const SuggestionDialog = lazily(() => import("./SuggestionDialog.tsx"), "SuggestionDialog");

/** Shows how to get in touch, for a follow-up that a rule has set and prepared. */
export function SuggestionButton({ followUp }: { followUp: RecordData }) {
  const [isOpen, setOpen] = useState(false);
  const suggestion = suggestionOf(followUp);
  if (!suggestion) return null;
  const name = asText(followUp.subject);
  return (
    <>
      <IconButton label={m.follow_ups_suggestion_for({ name })} onClick={() => setOpen(true)}>
        <Lightbulb />
      </IconButton>
      {isOpen && (
        <Suspense>
          <SuggestionDialog title={name} suggestion={suggestion} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
