import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Ellipsis, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useIsNarrow, usePageTitle } from "../../lib/hooks.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { type RecordData, titleOf } from "../record.ts";
import { deleteRecord, recordQuery, useWrite } from "../records.api.ts";
import { announceFailure } from "../undo/undo.ts";
import { FieldGroups } from "./FieldGroups.tsx";

interface RecordPageProps {
  object: DrawnObject;
  id: string;
  /** Buttons of the object's own, such as converting a lead. */
  actions?: (record: RecordData) => ReactNode;
  /** Below the heading, such as the stage bar. */
  summary?: (record: RecordData) => ReactNode;
  /** What has happened with the record. */
  story: (record: RecordData) => ReactNode;
}

/** The page of one record of any object: its heading, its fields, its story. */
export function RecordPage({ object, id, actions, summary, story }: RecordPageProps) {
  const isNarrow = useIsNarrow();
  const query = useQuery(recordQuery(object, id));
  usePageTitle(query.data ? titleOf(query.data, object) : object.label);

  if (query.isPending) return <SkeletonRows count={6} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  const record = query.data;
  const fields = <FieldGroups object={object} record={record} />;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-14 flex-wrap items-center gap-2 px-4 py-2">
        <div className="mr-auto min-w-0">
          <p className="text-xs text-ink-3">{object.label}</p>
          <h1 className="truncate text-lg leading-tight font-semibold">{titleOf(record, object)}</h1>
        </div>
        {actions?.(record)}
        {record.can?.delete && <MoreMenu object={object} record={record} />}
      </header>
      {summary?.(record)}
      {isNarrow ? (
        <div className="min-h-0 flex-1 overflow-auto">
          <Tabs
            label="Parts of this page"
            tabs={[
              { key: "story", label: "Timeline", content: story(record) },
              { key: "details", label: "Details", content: fields },
            ]}
          />
        </div>
      ) : (
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(18rem,26rem)_minmax(0,1fr)] border-t">
          <div className="overflow-auto border-r">{fields}</div>
          <div className="overflow-auto">{story(record)}</div>
        </div>
      )}
    </div>
  );
}

function MoreMenu({ object, record }: { object: DrawnObject; record: RecordData }) {
  const router = useRouter();
  const remove = useWrite(
    () => deleteRecord(object, record.id),
    `${object.label} deleted`,
    () => router.history.back(),
  );
  const removeAndLeave = () => remove.mutate(undefined, { onError: (error) => announceFailure(error, "Not deleted") });
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label="More">
          <Ellipsis />
        </IconButton>
      }
    >
      <MenuItem danger onSelect={removeAndLeave}>
        <Trash2 aria-hidden />
        Delete {object.label.toLowerCase()}
      </MenuItem>
    </Menu>
  );
}
