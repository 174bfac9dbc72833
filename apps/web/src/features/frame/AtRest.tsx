import { type ReactNode, Suspense } from "react";
import { isCalm } from "../../lib/calm.ts";
import { useStore } from "../../lib/store.ts";

interface AtRestProps {
  children: ReactNode;
  /** Keeps the room until then. */
  fallback?: ReactNode;
}

/** What only stands around pages: drawn, and asked for, once the first page has what it shows first. */
export function AtRest({ children, fallback }: AtRestProps) {
  const isAtRest = useStore(isCalm);
  return <Suspense fallback={fallback}>{isAtRest ? children : fallback}</Suspense>;
}
