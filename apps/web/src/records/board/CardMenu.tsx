import { ArrowUpRight, Check, Pencil, SquareCheck } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { cn } from "../../lib/cn.ts";
import { m } from "../../messages/messages.js";
import { Dot } from "../../ui/Badge.tsx";
import { FLOATING, MenuParts } from "../../ui/floating.ts";
import { MenuItem, MenuLabel, MenuSeparator } from "../../ui/Menu.tsx";
import { type Stage, toneOfStage } from "../pipeline.ts";

interface CardMenuProps {
  /** The card it belongs to; empty for what is selected. */
  card: string;
  ids: string[];
  stages: Stage[];
  /** The stage they are in; null when there are several. */
  at: string | null;
  mayMove: boolean;
  isSelected: boolean;
  onStage: (stage: Stage) => void;
  onOpen: () => void;
  onEdit: () => void;
  onToggle: () => void;
  onClose: () => void;
}

/** What can be done with a card or the selected ones: above all, moved to a stage by its first letters. */
export function CardMenu({
  card,
  ids,
  stages,
  at,
  mayMove,
  isSelected,
  onStage,
  onOpen,
  onEdit,
  onToggle,
  onClose,
}: CardMenuProps) {
  return (
    <MenuParts value={DropdownMenu}>
      <DropdownMenu.Root open modal={false} onOpenChange={(isOpen) => !isOpen && onClose()}>
        {/* One menu serves all cards, so it hangs on where the card is and not in it. */}
        <DropdownMenu.Trigger asChild>
          <span aria-hidden className="pointer-events-none fixed" style={placeOf(card)} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            aria-label={m.board_move_menu({ count: ids.length })}
            sideOffset={4}
            collisionPadding={8}
            onCloseAutoFocus={(event) => event.preventDefault()}
            className={cn(
              FLOATING,
              "max-h-(--radix-dropdown-menu-content-available-height) min-w-52 overflow-y-auto p-1",
            )}
          >
            {mayMove && (
              <>
                <MenuLabel>{m.board_move_menu({ count: ids.length })}</MenuLabel>
                {stages.map((stage) => (
                  <MenuItem key={stage.id} onSelect={() => stage.id !== at && onStage(stage)}>
                    <Dot tone={toneOfStage(stage)} />
                    {stage.name}
                    {stage.id === at && <Check aria-label={m.board_is_here()} className="ml-auto" />}
                  </MenuItem>
                ))}
              </>
            )}
            {card && (
              <>
                {mayMove && <MenuSeparator />}
                <MenuItem onSelect={onOpen}>
                  <ArrowUpRight aria-hidden />
                  {m.common_open()}
                </MenuItem>
                {mayMove && (
                  <MenuItem onSelect={onEdit}>
                    <Pencil aria-hidden />
                    {m.common_edit()}
                  </MenuItem>
                )}
                <MenuItem onSelect={onToggle}>
                  <SquareCheck aria-hidden />
                  {isSelected ? m.board_deselect_card() : m.board_select_card()}
                </MenuItem>
              </>
            )}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </MenuParts>
  );
}

function placeOf(card: string) {
  const selector = card ? `[data-card="${card}"]` : "[data-menu-anchor]";
  const { left = 0, top = 0, width = 0, height = 0 } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
  return { left, top, width, height };
}
