import { useQuery } from "@tanstack/react-query";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Line, LineList } from "../../ui/SettingsSection.tsx";
import { FIELD_TOUCHES } from "./FieldLine.tsx";
import { FIELD_TYPES } from "./field-types.ts";
import { archivedFieldsQuery, restoreField } from "./fields.api.ts";

/** Fields taken away: their values are still in the records and come back with them. Absent while there are none. */
export function ArchivedFields({ object, mayManage }: { object: string; mayManage: boolean }) {
  const { data = [] } = useQuery(archivedFieldsQuery);
  const restore = useSetting(restoreField, { done: m.settings_field_restored(), touches: FIELD_TOUCHES });
  const archived = data.filter((field) => field.object === object);
  if (archived.length === 0) return null;
  return (
    <details className="mt-4">
      <summary className="w-fit rounded-md text-ink-2">
        {m.settings_fields_archived({ count: archived.length })}
      </summary>
      <div className="mt-2">
        <LineList label={m.settings_fields_archived({ count: archived.length })}>
          {archived.map(({ id, label, type }) => (
            <Line key={id}>
              <span className="mr-auto min-w-0 truncate text-ink-2">
                {label} · {FIELD_TYPES[type].label()}
              </span>
              {mayManage && (
                <Button
                  size="sm"
                  onClick={() =>
                    restore.mutate(id, { onError: (error) => announceFailure(error, m.common_not_saved()) })
                  }
                >
                  {m.settings_field_restore()}
                </Button>
              )}
            </Line>
          ))}
        </LineList>
      </div>
    </details>
  );
}
