import { createStore } from "../../lib/store.ts";

/** Whether the palette is open; anything may open it. */
export const isPaletteOpen = createStore(false);
export const openPalette = () => isPaletteOpen.set(true);
