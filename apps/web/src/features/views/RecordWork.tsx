import { Plus } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import { usePageTitle } from "../../lib/page-title.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { useShortcuts } from "../../lib/shortcuts.ts";
import { m } from "../../messages/messages.js";
import { FilterBar } from "../../records/filters/FilterBar.tsx";
import { ListTools } from "../../records/list/ListTools.tsx";
import { RecordList } from "../../records/list/RecordList.tsx";
import type { ListSearch, OnSearch } from "../../records/list-search.ts";
import { Button } from "../../ui/Button.tsx";
import { FileMenu } from "../exports/FileMenu.tsx";
import { usePeekParts } from "./usePeekParts.tsx";
import { ViewMenu } from "./ViewMenu.tsx";

const FirstRecord = lazily(() => import("./FirstRecord.tsx"), "FirstRecord");
const CreateRecordDialog = lazily(() => import("../../records/form/CreateRecordDialog.tsx"), "CreateRecordDialog");

interface RecordWorkProps {
  object: DrawnObject;
  search: ListSearch;
  onSearch: OnSearch;
  selectionActions?: (ids: string[], clear: () => void) => ReactNode;
}

/** The list page of any object: find, sort, group, choose columns, create, act on a selection. */
export function RecordWork({ object, search, onSearch, selectionActions }: RecordWorkProps) {
  usePageTitle(object.pluralLabel);
  const [isCreating, setCreating] = useState(false);
  const peekParts = usePeekParts(object);
  const newOne = m.list_new({ object: object.label.toLowerCase() });
  useShortcuts(
    object.pluralLabel,
    object.can.create ? [{ keys: "c", label: newOne, run: () => setCreating(true) }] : [],
  );
  const createButton = object.can.create && (
    <Button
      size="sm"
      variant="primary"
      onClick={() => setCreating(true)}
      aria-keyshortcuts="c"
      title={m.list_create_hint()}
    >
      <Plus aria-hidden className="size-4" />
      <span className="max-sm:sr-only">{newOne}</span>
    </Button>
  );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-12 items-center gap-1 px-4 py-2">
        <h1 className="mr-auto text-base font-semibold">{object.pluralLabel}</h1>
        <ViewMenu object={object} search={search} onSearch={onSearch} />
        <FileMenu object={object} search={search} />
        {createButton}
      </header>
      <div className="flex items-start gap-2 border-b px-4 pb-2">
        <FilterBar object={object} filter={search.filter} onFilter={(filter) => onSearch({ filter })} />
        <ListTools object={object} search={search} onSearch={onSearch} />
      </div>
      <div className="min-h-0 flex-1">
        <RecordList
          {...{ object, search, onSearch, selectionActions, peekParts }}
          emptyAction={
            object.can.create && <FirstRecord object={object} label={newOne} onCreate={() => setCreating(true)} />
          }
        />
      </div>
      {isCreating && (
        <Suspense>
          <CreateRecordDialog object={object} onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </div>
  );
}
