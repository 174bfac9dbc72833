import { Archive, ArrowDown, ArrowUp, Pencil } from "lucide-react";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Badge } from "../../ui/Badge.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Line } from "../../ui/SettingsSection.tsx";
import { FIELD_TYPES } from "./field-types.ts";
import { archiveField, type CustomField, orderFields } from "./fields.api.ts";

/** What every screen draws itself from. */
export const FIELD_TOUCHES = [["fields"], ["objects"], ["records"]];

interface FieldLineProps {
  field: CustomField;
  /** The object's fields in their order, this one among them. */
  siblings: CustomField[];
  mayManage: boolean;
  onEdit: () => void;
}

export function FieldLine({ field, siblings, mayManage, onEdit }: FieldLineProps) {
  const archive = useSetting(archiveField, { done: m.settings_field_archived(), touches: FIELD_TOUCHES });
  const order = useSetting(orderFields, { done: m.settings_field_moved(), touches: FIELD_TOUCHES });
  const onError = (error: unknown) => announceFailure(error, m.common_not_saved());
  const at = siblings.indexOf(field);
  const move = (to: number) => {
    const ids = siblings
      .map(({ id }) => id)
      .toSpliced(at, 1)
      .toSpliced(to, 0, field.id);
    order.mutate({ object: field.object, ids }, { onError });
  };
  const { icon: Icon, label } = FIELD_TYPES[field.type];
  return (
    <Line>
      <Icon aria-hidden className="size-4 text-ink-3" />
      <div className="mr-auto min-w-0">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{field.label}</span>
          {field.required && <Badge>{m.common_required()}</Badge>}
        </p>
        <p className="truncate text-xs text-ink-2">
          {label()} · <code>{field.key}</code>
        </p>
      </div>
      {mayManage && (
        <div className="flex">
          <IconButton
            label={m.settings_field_up({ field: field.label })}
            disabled={at === 0 || order.isPending}
            onClick={() => move(at - 1)}
          >
            <ArrowUp />
          </IconButton>
          <IconButton
            label={m.settings_field_down({ field: field.label })}
            disabled={at === siblings.length - 1 || order.isPending}
            onClick={() => move(at + 1)}
          >
            <ArrowDown />
          </IconButton>
          <IconButton label={m.settings_field_edit({ field: field.label })} onClick={onEdit}>
            <Pencil />
          </IconButton>
          <IconButton
            label={m.settings_field_archive({ field: field.label })}
            onClick={() => archive.mutate(field.id, { onError })}
          >
            <Archive />
          </IconButton>
        </div>
      )}
    </Line>
  );
}
