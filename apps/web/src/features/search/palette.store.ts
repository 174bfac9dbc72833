import { createStore } from "../../lib/store.ts";

/** What the palette opens with, or null while it is closed; `>` asks for actions only. */
export const paletteText = createStore<string | null>(null);

/** Opens the palette, from anywhere. */
export const openPalette = (text = "") => paletteText.set(text);
export const closePalette = () => paletteText.set(null);
