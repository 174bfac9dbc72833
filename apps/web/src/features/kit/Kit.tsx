import { useState } from "react";
import { useStore } from "../../lib/store.ts";
import { chooseTheme, type Theme, theme } from "../../lib/theme.ts";
import { Segments } from "../../ui/Segments.tsx";
import { Toaster } from "../../ui/Toaster.tsx";
import { KitControls } from "./KitControls.tsx";
import { KitOverlays } from "./KitOverlays.tsx";
import { KitStates } from "./KitStates.tsx";
import { KitTokens } from "./KitTokens.tsx";

const THEMES: { value: Theme; label: string }[] = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** Every part of `ui/` in every state; for developers, in development only, and so in English only. */
export function Kit() {
  useStore(theme);
  const [look, setLook] = useState<Theme>(document.documentElement.dataset.theme === "dark" ? "dark" : "light");
  const choose = (next: Theme) => {
    chooseTheme(next);
    setLook(next);
  };
  return (
    <>
      <div className="h-full overflow-auto bg-canvas">
        <header className="sticky top-0 z-10 flex items-center justify-between gap-4 border-b bg-surface px-6 py-3">
          <h1 className="text-lg font-semibold">Kit</h1>
          <Segments label="Look" choices={THEMES} value={look} onChange={choose} />
        </header>
        <main className="mx-auto grid max-w-6xl gap-6 p-6 lg:grid-cols-2">
          <KitTokens />
          <KitControls />
          <KitStates />
          <KitOverlays />
        </main>
      </div>
      <Toaster />
    </>
  );
}
