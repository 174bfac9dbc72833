import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import { type DrawnObject, objectsQuery } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Badge, toneOf } from "../../ui/Badge.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { FieldValue } from "../fields/FieldValue.tsx";
import { amountFieldOf } from "../metadata.ts";
import { listOf, RecordLink } from "../RecordLink.tsx";
import { asText, linkedOf, type RecordData, titleOf } from "../record.ts";
import { relatedQuery } from "./related.api.ts";
import { type Relation, relationLabel, relationsOf } from "./related.ts";

const CreateRecordDialog = lazily(() => import("../form/CreateRecordDialog.tsx"), "CreateRecordDialog");

/** What hangs on a record: the contacts of a company, the leads and deals of a contact. */
export function RelatedRecords({ object, record }: { object: DrawnObject; record: RecordData }) {
  const { data: objects } = useSuspenseQuery(objectsQuery);
  return relationsOf(object, record.id, objects).map((relation) => (
    <Related key={`${relation.object.name}/${relation.field.name}`} {...{ object, record, relation }} />
  ));
}

interface RelatedProps {
  object: DrawnObject;
  record: RecordData;
  relation: Relation;
}

function Related({ object: target, record, relation }: RelatedProps) {
  const { object, field, filter } = relation;
  const [isAdding, setAdding] = useState(false);
  const { data: page } = useQuery(relatedQuery(relation));
  const canAdd = object.can.create && field.editable && !field.readOnly;
  const list = listOf(object.name);
  const label = relationLabel(relation, target);
  const isUsual = field.name === `${target.name}Id`;
  // An odd relation is worth a heading only when there is something under it.
  if (!page || (page.data.length === 0 && !(canAdd && isUsual))) return null;
  return (
    <section aria-label={label} className="border-t px-4 py-2 first:border-t-0">
      <header className="flex min-h-8 items-center gap-2">
        <h2 className="font-semibold">
          {list && page.data.length > 0 ? (
            <Link to={list} search={{ filter }} className="hover:underline">
              {label}
            </Link>
          ) : (
            label
          )}
        </h2>
        <span className="text-ink-3">{page.page.total ?? page.data.length}</span>
        {canAdd && (
          <IconButton
            label={m.record_related_add({ object: object.label.toLowerCase() })}
            className="ml-auto print:hidden"
            onClick={() => setAdding(true)}
          >
            <Plus />
          </IconButton>
        )}
      </header>
      <ul>
        {page.data.map((one) => (
          <RelatedRow key={one.id} object={object} record={one} />
        ))}
      </ul>
      {list && (page.page.total ?? 0) > page.data.length && (
        <Link to={list} search={{ filter }} className="text-xs text-accent-text hover:underline">
          {m.record_related_all({ count: page.page.total ?? 0 })}
        </Link>
      )}
      {isAdding && (
        <Suspense>
          <CreateRecordDialog
            object={object}
            initial={{ [field.name]: record.id }}
            linked={{ [field.name]: { id: record.id, title: titleOf(record, target) } }}
            onClose={() => setAdding(false)}
          />
        </Suspense>
      )}
    </section>
  );
}

/** A record in one line: its name, where it stands, what it is worth. */
function RelatedRow({ object, record }: { object: DrawnObject; record: RecordData }) {
  const amount = amountFieldOf(object);
  const status = object.fields.find(({ name }) => name === "status" || name === "lifecycleStage");
  const option = status?.options?.find(({ value }) => value === asText(record[status.name]));
  const stage = linkedOf(record, "stageId")?.title;
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-0.5 py-1.5">
      <RecordLink object={object.name} id={record.id} className="min-w-0 flex-1 basis-full break-words hover:underline">
        {titleOf(record, object)}
      </RecordLink>
      {amount && record[amount.name] !== null && (
        <span className="text-ink-2">
          <FieldValue record={record} field={amount} plain />
        </span>
      )}
      {(stage || option) && <Badge tone={option ? toneOf(option.color) : undefined}>{stage ?? option?.label}</Badge>}
    </li>
  );
}
