import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { isFocusLost } from "../../ui/return-focus.ts";

/**
 * Puts the focus on the page when what had it went with the page before. It would be nowhere: the next Tab would begin
 * at the top of the window, and a screen reader would say nothing of the new page.
 */
export function useFocusOnPage() {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
        // Where the app was just opened, Tab begins at the top, as everywhere.
        if (fromLocation && pathChanged && isFocusLost())
          document.getElementById("page")?.focus({ preventScroll: true });
      }),
    [router],
  );
}
