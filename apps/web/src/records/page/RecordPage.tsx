import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useIsNarrow, useMediaQuery } from "../../lib/hooks.ts";
import { usePageTitle } from "../../lib/page-title.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { type RecordData, titleOf } from "../record.ts";
import { recordQuery } from "../records.api.ts";
import { FieldGroups } from "./FieldGroups.tsx";
import { ReachBar } from "./ReachBar.tsx";
import { RecordHeader } from "./RecordHeader.tsx";
import { RelatedRecords } from "./RelatedRecords.tsx";
import { reachOf } from "./reach.ts";

interface RecordPageProps {
  object: DrawnObject;
  id: string;
  /** Beside the title, such as the star of a favourite. */
  star?: (record: RecordData) => ReactNode;
  /** Buttons of the object's own, such as converting a lead. */
  actions?: (record: RecordData) => ReactNode;
  /** Below the heading, such as the stage bar or a hint. */
  summary?: (record: RecordData) => ReactNode;
  /** What has happened with the record. */
  story: (record: RecordData) => ReactNode;
  /** Above what hangs on the record, such as what a contact has agreed to. */
  aside?: (record: RecordData) => ReactNode;
  /** Below what hangs on it, such as its files. */
  files?: (record: RecordData) => ReactNode;
}

/** The page of one record of any object: its heading, its fields, what hangs on it, its story. */
export function RecordPage({ object, id, star, actions, summary, story, aside, files }: RecordPageProps) {
  const query = useQuery(recordQuery(object, id));
  usePageTitle(query.data ? titleOf(query.data, object) : object.label);

  if (query.isPending) return <SkeletonRows count={6} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  const record = query.data;
  return (
    <article className="flex h-full min-h-0 flex-col print:block print:h-auto">
      <RecordHeader object={object} record={record} star={star?.(record)} actions={actions?.(record)} />
      {summary?.(record)}
      <Body object={object} record={record} story={story(record)} aside={aside?.(record)} files={files?.(record)} />
    </article>
  );
}

interface BodyProps {
  object: DrawnObject;
  record: RecordData;
  story: ReactNode;
  aside: ReactNode;
  files: ReactNode;
}

function Body({ object, record, story, aside, files }: BodyProps) {
  const isNarrow = useIsNarrow();
  const isWide = useMediaQuery("(min-width: 1280px)");
  const fields = <FieldGroups object={object} record={record} />;
  const related = (
    <>
      {aside}
      <RelatedRecords object={object} record={record} />
      {files}
    </>
  );
  if (isNarrow) {
    return (
      <>
        <div className="min-h-0 flex-1 overflow-auto">
          <Tabs
            label={m.record_parts()}
            tabs={[
              { key: "story", label: m.timeline_title(), content: story },
              { key: "details", label: m.record_details(), content: fields },
              { key: "related", label: m.record_related(), content: <div className="pb-4">{related}</div> },
            ]}
          />
        </div>
        <ReachBar reach={reachOf(object, record)} />
      </>
    );
  }
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[minmax(18rem,24rem)_minmax(0,1fr)_auto] border-t print:block">
      <div className="overflow-auto border-r print:border-0">
        {fields}
        {!isWide && related}
      </div>
      <div className="overflow-auto">{story}</div>
      {/* Nothing may hang on the record; then the story has the room. */}
      {isWide && <div className="w-72 overflow-auto border-l empty:hidden print:w-auto print:border-0">{related}</div>}
    </div>
  );
}
