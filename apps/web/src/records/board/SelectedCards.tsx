import { MoveRight, X } from "lucide-react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";

interface SelectedCardsProps {
  count: number;
  onMove: () => void;
  onClear: () => void;
}

/** How many cards are selected, and what can be done with them. */
export function SelectedCards({ count, onMove, onClear }: SelectedCardsProps) {
  return (
    <div
      role="toolbar"
      aria-label={m.board_selected({ count })}
      className="absolute inset-x-0 bottom-4 mx-auto flex w-fit animate-enter items-center gap-2 rounded-lg border bg-raised py-1.5 pr-1.5 pl-3 shadow-raised"
    >
      <span className="font-medium">{m.board_selected({ count })}</span>
      <Button size="sm" onClick={onMove} data-menu-anchor>
        <MoveRight aria-hidden className="size-4" />
        {m.board_move()}
      </Button>
      <IconButton label={m.common_clear()} shortcut="Escape" onClick={onClear}>
        <X />
      </IconButton>
    </div>
  );
}
