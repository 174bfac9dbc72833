import { useQuery } from "@tanstack/react-query";
import { Plus, SquareKanban, Table2 } from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import { usePageTitle } from "../../lib/page-title.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { useShortcuts } from "../../lib/shortcuts.ts";
import { m } from "../../messages/messages.js";
import { choosePipeline } from "../../records/asked-first.ts";
import { Board } from "../../records/board/face.ts";
import { FilterBar } from "../../records/filters/FilterBar.tsx";
import { ListTools } from "../../records/list/ListTools.tsx";
import { RecordList } from "../../records/list/RecordList.tsx";
import type { ListSearch, OnSearch } from "../../records/list-search.ts";
import { pipelinesQuery } from "../../records/pipelines.api.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Select } from "../../ui/Select.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { FileMenu } from "../exports/FileMenu.tsx";
import { usePeekParts } from "../views/usePeekParts.tsx";
import { ViewMenu } from "../views/ViewMenu.tsx";

// Forms are loaded by those who come to use them.
const FirstRecord = lazily(() => import("../views/FirstRecord.tsx"), "FirstRecord");
const CreateRecordDialog = lazily(() => import("../../records/form/CreateRecordDialog.tsx"), "CreateRecordDialog");

interface PipelineWorkProps {
  object: DrawnObject;
  search: ListSearch;
  onSearch: OnSearch;
}

/** The work list of what goes through a pipeline, as a board or a table. */
export function PipelineWork({ object, search, onSearch }: PipelineWorkProps) {
  usePageTitle(object.pluralLabel);
  const pipelines = useQuery(pipelinesQuery);
  const peekParts = usePeekParts(object);
  const [creating, setCreating] = useState<Record<string, unknown> | null>(null);
  const layout = search.layout ?? "board";
  // Fetched beside the pipelines and not after them.
  useEffect(() => {
    if (layout === "board") void Board.prepare();
  }, [layout]);
  const pipeline = choosePipeline(pipelines.data ?? [], object.name, search.pipeline);
  const choices = (pipelines.data ?? []).filter((one) => one.object === object.name);
  const startCreating = (initial: Record<string, unknown> = {}) => object.can.create && setCreating(initial);
  const newOne = m.board_new({ what: object.label.toLowerCase() });
  useShortcuts(object.pluralLabel, object.can.create ? [{ keys: "c", label: newOne, run: () => startCreating() }] : []);

  const createButton = object.can.create && (
    <Button
      size="sm"
      variant="primary"
      onClick={() => startCreating()}
      aria-keyshortcuts="c"
      title={m.board_create_hint()}
    >
      <Plus aria-hidden className="size-4" />
      <span className="max-sm:sr-only">{newOne}</span>
    </Button>
  );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-12 items-center gap-2 px-4 py-2">
        <h1 className="text-base font-semibold">{object.pluralLabel}</h1>
        {layout === "board" && choices.length > 1 && (
          <Select
            aria-label={m.board_pipeline()}
            className="w-40 [&_select]:h-7 [&_select]:border-transparent pointer-coarse:[&_select]:h-9"
            choices={choices.map(({ id, name }) => ({ value: id, label: name }))}
            value={pipeline?.id}
            onValue={(id) => onSearch({ pipeline: id })}
          />
        )}
        <div className="ml-auto flex items-center gap-1">
          <ViewMenu object={object} search={search} onSearch={onSearch} />
          <IconButton
            label={m.board_view()}
            aria-pressed={layout === "board"}
            onClick={() => onSearch({ layout: "board" })}
            className="aria-pressed:bg-hover aria-pressed:text-ink"
          >
            <SquareKanban />
          </IconButton>
          <IconButton
            label={m.board_table_view()}
            aria-pressed={layout === "table"}
            onClick={() => onSearch({ layout: "table" })}
            className="aria-pressed:bg-hover aria-pressed:text-ink"
          >
            <Table2 />
          </IconButton>
          {layout === "table" && <FileMenu object={object} search={search} />}
          {createButton}
        </div>
      </header>
      <div className="flex items-start gap-2 border-b px-4 pb-2">
        <FilterBar object={object} filter={search.filter} onFilter={(filter) => onSearch({ filter })} />
        {layout === "table" && <ListTools object={object} search={search} onSearch={onSearch} />}
      </div>
      <div className="min-h-0 flex-1">
        {layout === "table" && (
          <RecordList
            {...{ object, search, onSearch, peekParts }}
            emptyAction={object.can.create && <FirstRecord object={object} label={newOne} onCreate={startCreating} />}
          />
        )}
        {layout === "board" && pipelines.isPending && <SkeletonRows />}
        {layout === "board" && pipelines.isError && (
          <ErrorState error={pipelines.error} onRetry={() => pipelines.refetch()} />
        )}
        {layout === "board" && pipeline && (
          <Suspense fallback={<SkeletonRows />}>
            <Board
              key={pipeline.id}
              object={object}
              pipeline={pipeline}
              filter={search.filter}
              onClearFilter={() => onSearch({ filter: undefined })}
              onCreate={object.can.create ? () => startCreating({ pipelineId: pipeline.id }) : undefined}
            />
          </Suspense>
        )}
      </div>
      {creating && (
        <Suspense>
          <CreateRecordDialog object={object} initial={creating} onClose={() => setCreating(null)} />
        </Suspense>
      )}
    </div>
  );
}
