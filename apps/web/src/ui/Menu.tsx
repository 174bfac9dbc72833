import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "../lib/cn.ts";

/** What a menu and a popover rest on. */
export const FLOATING = "z-50 animate-enter rounded-lg border bg-raised shadow-raised";

interface MenuProps {
  /** What opens it; must be a button. */
  trigger: ReactNode;
  align?: "start" | "end";
  children: ReactNode;
}

export function Menu({ trigger, align = "start", children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            FLOATING,
            "max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto p-1",
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const ITEM =
  "flex min-h-8 items-center gap-2 rounded-md px-2 outline-none select-none data-[highlighted]:bg-hover " +
  "data-[disabled]:opacity-50 [&_svg]:size-4";

const TONES = { plain: "[&_svg]:text-ink-3", danger: "text-danger" };

interface MenuItemProps {
  onSelect: () => void;
  danger?: boolean;
  disabled?: boolean;
  children: ReactNode;
}

export const MenuItem = ({ onSelect, danger, disabled, children }: MenuItemProps) => (
  <Radix.Item onSelect={onSelect} disabled={disabled} className={cn(ITEM, danger ? TONES.danger : TONES.plain)}>
    {children}
  </Radix.Item>
);

interface MenuCheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

/** A choice that can be on or off; the menu stays open so that several can be changed. */
export const MenuCheck = ({ checked, onChange, children }: MenuCheckProps) => (
  <Radix.CheckboxItem
    checked={checked}
    onCheckedChange={onChange}
    onSelect={(event) => event.preventDefault()}
    className={cn(ITEM, TONES.plain)}
  >
    <span className="inline-flex w-4 justify-center text-accent-text">
      <Radix.ItemIndicator>✓</Radix.ItemIndicator>
    </span>
    {children}
  </Radix.CheckboxItem>
);

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <Radix.Label className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-3">{children}</Radix.Label>
);

export const MenuSeparator = () => <Radix.Separator className="my-1 h-px bg-line" />;
