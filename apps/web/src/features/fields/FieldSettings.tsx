import { useQuery } from "@tanstack/react-query";
import { Plus, TextCursorInput } from "lucide-react";
import { useState } from "react";
import { objectsQuery, useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { ScrollRow } from "../../ui/ScrollRow.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { ArchivedFields } from "./ArchivedFields.tsx";
import { FieldDialog } from "./FieldDialog.tsx";
import { FieldLine } from "./FieldLine.tsx";
import { type CustomField, fieldsQuery } from "./fields.api.ts";

/** The fields an organization adds to leads, deals and the rest. */
export function FieldSettings() {
  const mayManage = useCan("fields");
  const fields = useQuery(fieldsQuery);
  const { data: objects = [] } = useQuery(objectsQuery);
  const own = objects.filter((object) => !object.governedBy);
  const [chosen, setChosen] = useState("lead");
  const [edited, setEdited] = useState<CustomField | "new" | null>(null);
  const object = own.find(({ name }) => name === chosen) ?? own[0];
  if (!object) return null;
  const ofObject = fields.data?.filter((field) => field.object === object.name) ?? [];
  const add = mayManage && (
    <Button size="sm" variant="primary" onClick={() => setEdited("new")}>
      <Plus aria-hidden className="size-4" />
      {m.settings_field_new()}
    </Button>
  );
  return (
    <SettingsSection
      title={m.settings_fields()}
      description={m.settings_fields_about()}
      actions={ofObject.length > 0 && add}
    >
      <ScrollRow className="mb-3">
        <Segments
          label={m.settings_fields_of()}
          choices={own.map(({ name, pluralLabel }) => ({ value: name, label: pluralLabel }))}
          value={object.name}
          onChange={setChosen}
        />
      </ScrollRow>
      {fields.isPending && <SkeletonRows count={3} />}
      {fields.isError && <ErrorState error={fields.error} onRetry={() => fields.refetch()} />}
      {fields.data && ofObject.length === 0 && (
        <EmptyState icon={TextCursorInput} title={m.settings_fields_none()} action={add}>
          {m.settings_fields_none_about()}
        </EmptyState>
      )}
      {ofObject.length > 0 && (
        <LineList label={m.settings_fields()}>
          {ofObject.map((field) => (
            <FieldLine
              key={field.id}
              field={field}
              siblings={ofObject}
              mayManage={mayManage}
              onEdit={() => setEdited(field)}
            />
          ))}
        </LineList>
      )}
      <ArchivedFields object={object.name} mayManage={mayManage} />
      {edited && (
        <FieldDialog object={object} field={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </SettingsSection>
  );
}
