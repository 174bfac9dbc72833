import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { useFormats } from "../../../lib/formats.ts";
import { lazily } from "../../../lib/lazily.ts";
import { membersQuery } from "../../../lib/members.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { toast } from "../../../ui/toast.store.ts";
import { announceFailure } from "../../undo/undo.ts";
import type { Column } from "../columns.ts";
import { type Block, isOneCell } from "../grid-cursor.ts";
import type { ListRows } from "../useListRows.ts";
import { extent, isWrong, type PastePlan, planPaste } from "./paste-plan.ts";
import { findTitles } from "./titles.ts";
import { readTsv } from "./tsv.ts";
import { MOST_ROWS, useWriteCells } from "./useWriteCells.ts";

const PasteDialog = lazily(() => import("./PasteDialog.tsx"), "PasteDialog");

export interface Paste {
  paste(text: string, block: Block): Promise<void>;
  /** Empties the cells of a block. */
  clear(block: Block): Promise<void>;
  dialog: ReactNode;
}

interface PasteContext {
  object: DrawnObject;
  rows: ListRows;
  columns: Column[];
  onDone: () => void;
}

/** Pastes a block as one operation. What cannot be pasted is shown before anything is written. */
export function usePaste({ object, rows, columns, onDone }: PasteContext): Paste {
  const client = useQueryClient();
  const { locale, zone } = useFormats();
  const [asked, setAsked] = useState<PastePlan>();
  const writeCells = useWriteCells(object);

  const plan = async (texts: string[][], block: Block): Promise<PastePlan> => {
    const { height } = extent(texts, block);
    const records = await rows.load(block.firstLine, block.firstLine + height - 1);
    const members = await client.ensureQueryData(membersQuery);
    const fields = columns.map(({ field }) => field);
    const planned = planPaste(texts, block, records, fields, { locale, zone, members });
    return { ...planned, cells: await findTitles(client, planned.cells) };
  };
  const write = async (planned: PastePlan) => {
    // Again, for titles that were mended by hand.
    const cells = await findTitles(client, planned.cells);
    const unfound = cells.filter((cell, index) => isWrong(cell) && cell !== planned.cells[index]);
    const refused = [...unfound, ...(await writeCells(cells))];
    setAsked(refused.length > 0 ? { cells: refused, rowsBeyond: 0, columnsBeyond: 0 } : undefined);
    if (refused.length === 0) onDone();
  };
  const act = async (texts: string[][], block: Block, isWorthAsking: (planned: PastePlan) => boolean) => {
    try {
      const planned = await plan(texts, block);
      if (isWorthAsking(planned)) setAsked(planned);
      else await write(planned);
    } catch (error) {
      announceFailure(error, m.list_paste_failed());
    }
  };
  const close = () => {
    setAsked(undefined);
    onDone();
  };
  return {
    async paste(text, block) {
      const texts = readTsv(text);
      const { height } = extent(texts, block);
      if (height > MOST_ROWS) {
        return toast({ tone: "failed", text: m.list_paste_too_long({ rows: height, most: MOST_ROWS }) });
      }
      await act(texts, block, ({ cells, rowsBeyond, columnsBeyond }) => {
        return cells.some(isWrong) || rowsBeyond + columnsBeyond > 0;
      });
    },
    async clear(block) {
      const isAlone = isOneCell(block);
      await act([[""]], block, ({ cells }) => cells.some(isWrong) && !isAlone);
    },
    dialog: asked && (
      <Suspense>
        <PasteDialog key={asked.cells.length} object={object} plan={asked} onPaste={write} onClose={close} />
      </Suspense>
    ),
  };
}
