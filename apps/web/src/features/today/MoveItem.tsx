import { useState } from "react";
import { type DrawnObject, useObject } from "../../lib/session.ts";
import { useStageMove } from "../../records/board/useStageMove.tsx";
import type { Stage } from "../../records/pipeline.ts";
import type { TodayItem } from "./items.ts";
import { MoveDialog } from "./MoveDialog.tsx";

interface MoveItemProps {
  item: TodayItem;
  onClose: () => void;
}

/** Chooses a stage and moves there; what the stage asks for first is asked in place. */
export function MoveItem({ item, onClose }: MoveItemProps) {
  const object = useObject(item.about.object);
  return object ? <Moving object={object} item={item} onClose={onClose} /> : null;
}

function Moving({ object, item, onClose }: MoveItemProps & { object: DrawnObject }) {
  const { move, dialog } = useStageMove(object);
  const [isChoosing, setChoosing] = useState(true);
  const moveTo = async (stage: Stage) => {
    setChoosing(false);
    await move({ ids: [item.about.id], stage });
    onClose();
  };
  return isChoosing ? <MoveDialog item={item} onMove={moveTo} onClose={onClose} /> : dialog;
}
