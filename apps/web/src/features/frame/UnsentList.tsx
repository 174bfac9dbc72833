import { CloudCheck } from "lucide-react";
import { inLanguage } from "../../lib/server-words/server-words.ts";
import { type DrawnObject, useObjects } from "../../lib/session.ts";
import { useStore } from "../../lib/store.ts";
import { discardUnsent, sendAnyway, type Unsent, unsent } from "../../lib/unsent.ts";
import { m } from "../../messages/messages.js";
import { PlainValue } from "../../records/fields/PlainValue.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { isUnsentListOpen } from "./unsent-list.store.ts";

/** Edits that were made without a connection: what they set, and what stands in the way of those the server refused. */
export function UnsentList() {
  const edits = useStore(unsent);
  return (
    <Dialog
      wide
      title={m.frame_unsent()}
      description={m.frame_unsent_help()}
      onClose={() => isUnsentListOpen.set(false)}
    >
      {edits.length === 0 && <EmptyState icon={CloudCheck} title={m.frame_all_saved()} />}
      <ul className="flex flex-col gap-3">
        {edits.map((edit) => (
          <li key={edit.id} className="rounded-lg border p-3">
            <Edit edit={edit} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Edit({ edit }: { edit: Unsent }) {
  const objects = useObjects();
  const object = objects.find(({ plural }) => edit.path.startsWith(`/api/v1/${plural}`));
  const { refusal } = edit;
  return (
    <>
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1 font-medium">
          {object?.label} {edit.title}
        </p>
        {refusal && (
          <Button size="sm" onClick={() => sendAnyway(edit.id)}>
            {refusal.status === 409 ? m.frame_save_anyway() : m.common_try_again()}
          </Button>
        )}
        <Button size="sm" variant="danger" onClick={() => discardUnsent(edit.id)}>
          {m.common_discard()}
        </Button>
      </div>
      <p className={refusal ? "text-danger" : "text-ink-3"}>
        {refusal ? inLanguage(refusal.detail) : m.frame_waits_for_connection()}
      </p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {Object.entries(valuesOf(edit)).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{labelOf(object, name)}</dt>
            <dd className="min-w-0 break-words">
              <PlainValue value={value} />
              {refusal?.fields?.[name] && (
                <span className="block text-ink-2">
                  {m.frame_theirs()} <PlainValue value={refusal.fields[name].theirs} />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What an edit sets, the organization's own fields among the others. */
function valuesOf({ body: { version: _, custom, ...fields } }: Unsent): Record<string, unknown> {
  return { ...fields, ...(typeof custom === "object" ? custom : {}) };
}

const labelOf = (object: DrawnObject | undefined, name: string) =>
  object?.fields.find((field) => field.name === name || field.name === `${name}Id`)?.label ?? name;
