import type { ReactNode } from "react";
import { cn } from "../../lib/cn.ts";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { Badge } from "../../ui/Badge.tsx";
import { FieldValue } from "../fields/FieldValue.tsx";
import { isBlank, type RecordData, readField, titleOf } from "../record.ts";
import { keyFactsOf } from "./key-facts.ts";
import { MoreMenu } from "./MoreMenu.tsx";

interface RecordHeaderProps {
  object: DrawnObject;
  record: RecordData;
  /** Beside the title, such as the star of a favourite. */
  star?: ReactNode;
  actions?: ReactNode;
}

/** What a record is, at a glance: its name and tags, what counts most about it, and what can be done. */
export function RecordHeader({ object, record, star, actions }: RecordHeaderProps) {
  const facts = keyFactsOf(object).filter((field) => !isBlank(readField(record, field)));
  const tags = Array.isArray(record.tags) ? record.tags.map(String) : [];
  return (
    <header className="flex flex-col gap-1.5 px-4 py-2.5">
      <div className="flex min-h-9 flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1">
          <p className="text-xs text-ink-3">{object.label}</p>
          <div className="flex items-center gap-1.5">
            <h1 className="truncate text-lg leading-tight font-semibold max-md:line-clamp-3 max-md:whitespace-normal max-md:break-words">
              {titleOf(record, object)}
            </h1>
            {star}
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>
        <MoreMenu object={object} record={record} />
      </div>
      {(facts.length > 0 || tags.length > 0) && (
        <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
          <dl className="contents">
            {facts.map((field) => (
              <div
                key={field.name}
                className={cn("flex max-w-full items-center gap-1.5", isInBar(field) && "max-md:hidden")}
              >
                <dt className="text-xs text-ink-3">{field.label}</dt>
                <dd className="min-w-0 truncate">
                  <FieldValue record={record} field={field} />
                </dd>
              </div>
            ))}
          </dl>
          {tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </div>
      )}
    </header>
  );
}

/** On a phone these are one press away in the bar at the bottom. */
const isInBar = ({ type }: DrawnField) => ["emails", "phones", "email", "phone"].includes(type);
