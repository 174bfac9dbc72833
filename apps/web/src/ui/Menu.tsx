import { type ReactNode, Suspense, use, useId } from "react";
import { cn } from "../lib/cn.ts";
import { lazily } from "../lib/lazily.ts";
import { MenuParts } from "./floating.ts";
import { Trigger, useTrigger } from "./Trigger.tsx";

// Menus are on every page and opened on few: what places and steers them comes with the first hover or focus.
const load = () => import("./MenuPanel.tsx");
const MenuPanel = lazily(load, "MenuPanel");

interface MenuProps {
  /** What opens it; must be a button. */
  trigger: ReactNode;
  align?: "start" | "end";
  children: ReactNode;
}

export function Menu({ trigger, align = "start", children }: MenuProps) {
  const id = useId();
  const { anchor, opening, open, close } = useTrigger();
  return (
    <>
      <Trigger id={id} ref={anchor} popup="menu" isOpen={opening !== null} onOpen={open} onClose={close} load={load}>
        {trigger}
      </Trigger>
      {opening && (
        <Suspense>
          <MenuPanel anchor={anchor} labelledBy={id} byKeyboard={opening === "key"} align={align} onClose={close}>
            {children}
          </MenuPanel>
        </Suspense>
      )}
    </>
  );
}

const ITEM =
  "flex min-h-8 items-center gap-2 rounded-md px-2 outline-none pointer-coarse:min-h-10 select-none data-[highlighted]:bg-hover " +
  "data-[disabled]:opacity-50 [&_svg]:size-4";

const TONES = { plain: "[&_svg]:text-ink-3", danger: "text-danger" };

interface MenuItemProps {
  onSelect: () => void;
  danger?: boolean;
  disabled?: boolean;
  /** It leads to the page that is shown. */
  current?: boolean;
  children: ReactNode;
}

export function MenuItem({ onSelect, danger, disabled, current, children }: MenuItemProps) {
  const Radix = useParts();
  return (
    <Radix.Item
      onSelect={onSelect}
      disabled={disabled}
      aria-current={current ? "page" : undefined}
      className={cn(ITEM, danger ? TONES.danger : TONES.plain, current && "bg-selected")}
    >
      {children}
    </Radix.Item>
  );
}

interface MenuCheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

/** A choice that can be on or off; the menu stays open so that several can be changed. */
export function MenuCheck({ checked, onChange, children }: MenuCheckProps) {
  const Radix = useParts();
  return (
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
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const Radix = useParts();
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-3">{children}</Radix.Label>;
}

export function MenuSeparator() {
  const Radix = useParts();
  return <Radix.Separator className="my-1 h-px bg-line" />;
}

function useParts() {
  const parts = use(MenuParts);
  if (!parts) throw new Error("A menu's item stands outside a menu");
  return parts;
}
