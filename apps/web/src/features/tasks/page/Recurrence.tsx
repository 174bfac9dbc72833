import { Repeat } from "lucide-react";
import { Suspense, useState } from "react";
import { useFormats } from "../../../lib/formats.ts";
import { lazily } from "../../../lib/lazily.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import type { RecordData } from "../../../records/record.ts";
import { Button } from "../../../ui/Button.tsx";
import { Part } from "./Part.tsx";
import { readRule } from "./rule-draft.ts";
import { ruleWords } from "./rule-words.ts";

const RecurrenceDialog = lazily(() => import("./RecurrenceDialog.tsx"), "RecurrenceDialog");

/** When a task comes back, in words. */
export function Recurrence({ object, task }: { object: DrawnObject; task: RecordData }) {
  const { locale, date } = useFormats();
  const [isEditing, setEditing] = useState(false);
  const rule = typeof task.recurrence === "string" ? task.recurrence : null;
  const draft = rule ? readRule(rule, String(task.timezone)) : null;
  const mayEdit = task.can?.edit !== false;
  if (!rule && !mayEdit) return null;
  return (
    <Part
      title={m.tasks_recurrence()}
      aside={
        mayEdit && (
          <Button size="sm" disabled={!task.dueAt} onClick={() => setEditing(true)}>
            <Repeat aria-hidden className="size-4" />
            {rule ? m.common_edit() : m.tasks_recurrence_set()}
          </Button>
        )
      }
    >
      {rule && <p>{draft ? ruleWords(draft, locale, date) : <code>{rule}</code>}</p>}
      {rule && (
        <p className="text-ink-2">{task.comesBack === "on_time" ? m.tasks_next_on_time() : m.tasks_next_when_done()}</p>
      )}
      {!rule && <p className="text-ink-2">{task.dueAt ? m.tasks_recurrence_none() : m.tasks_recurrence_needs_due()}</p>}
      {isEditing && (
        <Suspense>
          <RecurrenceDialog object={object} task={task} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </Part>
  );
}
