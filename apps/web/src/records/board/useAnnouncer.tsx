import { type ReactNode, useCallback, useState } from "react";

/** Says things to a screen reader: the function that says, and the region to render that is read out. */
export function useAnnouncer(): { say: (text: string) => void; region: ReactNode } {
  const [text, setText] = useState("");
  const say = useCallback((next: string) => setText(next), []);
  const region = (
    <p role="status" aria-live="assertive" aria-atomic className="sr-only">
      {text}
    </p>
  );
  return { say, region };
}
