import type { DropdownMenu } from "radix-ui";
import { createContext } from "react";

/** What a menu and a popover rest on. */
export const FLOATING = "z-50 animate-enter rounded-lg border bg-raised shadow-raised";

/** The parts of Radix that an open menu has loaded, for the items inside it. */
export const MenuParts = createContext<typeof DropdownMenu | null>(null);
