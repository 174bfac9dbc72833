import { Inbox, SearchX } from "lucide-react";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import type { BoardColumn } from "./board-moves.ts";

interface BoardNotesProps {
  object: DrawnObject;
  columns: BoardColumn[];
  filter?: string;
  onClearFilter: () => void;
  onCreate?: () => void;
}

/** What a board without a single card says, over its empty columns. */
export function BoardNotes({ object, columns, filter, onClearFilter, onCreate }: BoardNotesProps) {
  if (columns.some((column) => column.count > 0)) return null;
  const action = filter ? (
    <Button onClick={onClearFilter}>{m.board_clear_filter()}</Button>
  ) : (
    onCreate && (
      <Button variant="primary" onClick={onCreate}>
        {m.board_first({ what: object.label.toLowerCase() })}
      </Button>
    )
  );
  return (
    <div className="pointer-events-none absolute inset-x-0 top-24 [&_button]:pointer-events-auto">
      <EmptyState
        icon={filter ? SearchX : Inbox}
        title={
          filter
            ? m.board_no_match({ what: object.pluralLabel.toLowerCase() })
            : m.board_none_yet({ what: object.pluralLabel.toLowerCase() })
        }
        action={action}
      >
        {filter ? m.board_change_filter() : m.board_what_it_is()}
      </EmptyState>
    </div>
  );
}
