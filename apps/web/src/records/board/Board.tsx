import { DndContext, DragOverlay } from "@dnd-kit/core";
import { useNavigate } from "@tanstack/react-router";
import { Suspense, useMemo, useRef, useState } from "react";
import { useIsPainted, useNow, useStable } from "../../lib/hooks.ts";
import { lazily } from "../../lib/lazily.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { useShortcuts } from "../../lib/shortcuts.ts";
import { m } from "../../messages/messages.js";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { ListError } from "../filters/ListError.tsx";
import type { Pipeline, Stage } from "../pipeline.ts";
import { hasPage, pageOf } from "../RecordLink.tsx";
import { type RecordData, titleOf } from "../record.ts";
import { BoardNotes } from "./BoardNotes.tsx";
import { allCards, type CardMove, changesNothing, columnOf, othersIn } from "./board-moves.ts";
import { namesOf, placeInWords } from "./board-words.ts";
import { CardFace } from "./CardFace.tsx";
import {
  type CardSelection,
  extendedTo,
  movedWith,
  NOTHING_SELECTED,
  selectedInOrder,
  toggled,
} from "./card-selection.ts";
import { DropZones } from "./DropZones.tsx";
import { SelectedCards } from "./SelectedCards.tsx";
import { StageColumn } from "./StageColumn.tsx";
import { useAnnouncer } from "./useAnnouncer.tsx";
import { useBoard } from "./useBoard.ts";
import { useBoardKeys } from "./useBoardKeys.ts";
import { useCardDrag } from "./useCardDrag.ts";
import { useKeptFocus } from "./useKeptFocus.ts";

const CardMenu = lazily(() => import("./CardMenu.tsx"), "CardMenu");
const EditCardDialog = lazily(() => import("./EditCardDialog.tsx"), "EditCardDialog");

interface BoardProps {
  object: DrawnObject;
  pipeline: Pipeline;
  filter?: string;
  onClearFilter: () => void;
  /** Offered at the first stage, where new records enter. */
  onCreate?: () => void;
}

/** A pipeline as columns of cards, moved by mouse, touch or keyboard, alone or several together. */
export function Board({ object, pipeline, filter, onClearFilter, onCreate }: BoardProps) {
  const navigate = useNavigate();
  const now = useNow(MINUTE_MS);
  const isPainted = useIsPainted();
  const { board, columns, move, loadMore, dialog } = useBoard(object, pipeline, filter);
  const { say, region } = useAnnouncer();
  const [menu, setMenu] = useState<{ ids: string[]; card: string } | null>(null);
  const [editing, setEditing] = useState<RecordData | null>(null);
  const section = useRef<HTMLElement>(null);

  const recordOf = (id: string) => allCards(columns).find((record) => record.id === id);
  const mayMove = (ids: string[]) => ids.every((id) => recordOf(id)?.can?.edit !== false);
  const names = (ids: readonly string[]) => namesOf(object, columns, ids);
  const place = (to: CardMove) => placeInWords(pipeline, columns, to);

  const drop = async (wanted: CardMove) => {
    if (changesNothing(columns, wanted)) return say(m.board_put_back({ what: names(wanted.ids) }));
    say(m.board_dropped({ what: names(wanted.ids), place: place(wanted) }));
    keys.select(NOTHING_SELECTED);
    const isMoved = await move(wanted);
    if (!isMoved) say(m.board_put_back({ what: names(wanted.ids) }));
  };
  const toStage = (ids: string[], stage: Stage) => {
    const beforeId = othersIn(columns, stage.id, ids)[0]?.id ?? null;
    return drop({ ids, to: { stageId: stage.id, beforeId } });
  };
  const putBack = ({ ids }: { ids: string[] }) => say(m.board_put_back({ what: names(ids) }));
  const saySelected = ({ ids }: CardSelection) => say(m.board_selected({ count: ids.length }));
  const openMenu = (id: string) => setMenu({ ids: movedWith(columns, keys.selection, id), card: id });
  const edit = (id: string) => {
    const record = recordOf(id);
    if (record && record.can?.edit !== false) setEditing(record);
  };

  const keys = useBoardKeys({
    columns,
    mayMove,
    onLift: (lifted) => say(m.board_lifted_by_key({ what: names(lifted.ids), place: place(lifted) })),
    onTarget: (lifted) =>
      say(m.board_over({ count: lifted.ids.length, what: names(lifted.ids), place: place(lifted) })),
    onDrop: drop,
    onPutBack: putBack,
    onMoveMenu: openMenu,
    onEdit: edit,
    onSelected: saySelected,
  });
  const drag = useCardDrag({
    takenAlong: (id) => movedWith(columns, keys.selection, id),
    onLift: ({ ids }) => say(m.board_lifted({ what: names(ids) })),
    onTarget: ({ ids, to }) =>
      to && say(m.board_over({ count: ids.length, what: names(ids), place: place({ ids, to }) })),
    onDrop: ({ ids, to }, isInZone) => {
      const stage = pipeline.stages.find(({ id }) => id === to.stageId);
      return isInZone && stage ? toStage(ids, stage) : drop({ ids, to });
    },
    onPutBack: putBack,
  });
  useKeptFocus(section, keys.wanted, columns);
  useBoardShortcuts(() => section.current?.querySelector<HTMLElement>('[data-card-button][tabindex="0"]')?.focus());

  const selected = useMemo(() => new Set(selectedInOrder(columns, keys.selection)), [columns, keys.selection]);
  const lifted = drag.lifted ?? keys.lifted;
  const liftedIds = useMemo(() => new Set(lifted?.ids), [lifted?.ids]);
  const target = drag.lifted?.isOverZone ? null : lifted?.to;

  const open = (id: string) => hasPage(object.name) && navigate(pageOf(object.name, id));
  // What the cards are handed stays the same, so that only those are drawn anew that look different.
  const press = useStable((id: string, event: { metaKey: boolean; ctrlKey: boolean; shiftKey: boolean }) => {
    keys.setCurrent(id);
    if (event.shiftKey) keys.select(extendedTo(columns, keys.selection, id));
    else if (event.metaKey || event.ctrlKey) keys.select(toggled(keys.selection, id));
    else open(id);
  });
  const toggle = useStable((id: string) => keys.select(toggled(keys.selection, id)));
  const openMenuOf = useStable(openMenu);
  const follow = useStable(drag.follow);
  const more = useStable(loadMore);
  const create = useStable(() => onCreate?.());

  if (board.isPending) return <SkeletonRows />;
  if (board.isError && columns.length === 0) {
    return <ListError error={board.error} onRetry={() => board.refetch()} onClearFilter={onClearFilter} />;
  }
  const leading = drag.lifted && recordOf(drag.lifted.lead);
  const firstCard = columns.find((column) => column.records.length > 0)?.records[0]?.id ?? null;
  const current = keys.current && recordOf(keys.current) ? keys.current : firstCard;
  const currentColumn = current === null ? undefined : columnOf(columns, current);
  return (
    <DndContext
      sensors={drag.sensors}
      collisionDetection={drag.collisionDetection}
      // What is announced names places between cards, which dnd-kit does not know of.
      accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: "" } }}
      {...drag.handlers}
    >
      <div className="relative h-full">
        <section
          ref={section}
          aria-label={m.board_of({ pipeline: pipeline.name })}
          onKeyDown={keys.onKeyDown}
          className="flex h-full gap-2 overflow-x-auto px-3 py-3 max-md:not-data-dragging:snap-x max-md:not-data-dragging:snap-mandatory"
          data-dragging={lifted ? "" : undefined}
        >
          <p id={HOW_TO} className="sr-only">
            {m.board_how_to()}
          </p>
          {pipeline.stages.map((stage, index) => (
            <StageColumn
              key={stage.id}
              object={object}
              stage={stage}
              now={now}
              column={columns.find((column) => column.stageId === stage.id)}
              current={currentColumn?.stageId === stage.id ? current : null}
              selected={selected}
              lifted={liftedIds}
              isTarget={target?.stageId === stage.id}
              dropBefore={target?.stageId === stage.id ? target.beforeId : undefined}
              wanted={keys.wanted}
              isPainted={isPainted}
              isInSight={index * COLUMN_WIDTH < innerWidth}
              describedBy={HOW_TO}
              onPress={press}
              onToggle={toggle}
              onMenu={openMenuOf}
              onFocus={keys.setCurrent}
              onScroll={follow}
              onMore={more}
              onCreate={index === 0 && onCreate ? create : undefined}
            />
          ))}
        </section>
        <BoardNotes {...{ object, columns, filter, onClearFilter, onCreate }} />
        {lifted && <DropZones stages={pipeline.stages} count={lifted.ids.length} isByPointer={drag.lifted !== null} />}
        {selected.size > 0 && !lifted && (
          <SelectedCards
            count={selected.size}
            onMove={() => setMenu({ ids: [...selected], card: "" })}
            onClear={() => keys.select(NOTHING_SELECTED)}
          />
        )}
      </div>
      <DragOverlay dropAnimation={null}>
        {leading && (
          <div
            className="relative cursor-grabbing rounded-lg shadow-raised"
            aria-hidden
            title={titleOf(leading, object)}
          >
            <CardFace object={object} record={leading} stage={undefined} now={now} />
            {liftedIds.size > 1 && (
              <span className="absolute -top-2 -right-2 rounded-full bg-accent px-2 text-xs font-semibold text-accent-ink">
                {liftedIds.size}
              </span>
            )}
          </div>
        )}
      </DragOverlay>
      {menu && (
        <Suspense>
          <CardMenu
            card={menu.card}
            ids={menu.ids}
            stages={pipeline.stages}
            at={menu.ids.length === 1 ? String(recordOf(menu.ids[0] ?? "")?.stageId) : null}
            mayMove={mayMove(menu.ids)}
            isSelected={selected.has(menu.card)}
            onStage={(stage) => toStage(menu.ids, stage)}
            onOpen={() => open(menu.card)}
            onEdit={() => edit(menu.card)}
            onToggle={() => toggle(menu.card)}
            onClose={() => {
              setMenu(null);
              if (menu.card) keys.focus(menu.card);
            }}
          />
        </Suspense>
      )}
      {editing && (
        <Suspense>
          <EditCardDialog object={object} record={editing} onClose={() => setEditing(null)} />
        </Suspense>
      )}
      {dialog}
      {region}
    </DndContext>
  );
}

const MINUTE_MS = 60_000;
/** Of a column with the gap beside it; on a phone columns are wider, and no fewer are taken to be in sight. */
const COLUMN_WIDTH = 296;
const HOW_TO = "board-how-to";

const nothing = () => undefined;
const SILENT = { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing };

/** What the sheet of shortcuts says; the cards answer the keys themselves, once `j` has given one of them the focus. */
function useBoardShortcuts(enter: () => void) {
  useShortcuts(m.board_shortcuts(), [
    { keys: "j", label: m.board_key_enter(), run: enter },
    { keys: "ArrowRight", label: m.board_key_arrows() },
    { keys: "Enter", label: m.board_key_open() },
    { keys: "Space", label: m.board_key_select() },
    { keys: "shift+ArrowDown", label: m.board_key_extend() },
    { keys: "d", label: m.board_key_lift() },
    { keys: "m", label: m.board_key_menu() },
    { keys: "e", label: m.board_key_edit() },
  ]);
}
