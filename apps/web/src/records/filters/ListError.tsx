import { FilterX } from "lucide-react";
import { Problem } from "../../lib/problem.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";

interface ListErrorProps {
  error: unknown;
  onRetry: () => void;
  onClearFilter: () => void;
}

/** Why there is no list: a filter that cannot be read is the person's to mend, anything else is tried again. */
export function ListError({ error, onRetry, onClearFilter }: ListErrorProps) {
  const isFilter = error instanceof Problem && error.errors.some(({ pointer }) => pointer === "?filter");
  if (!isFilter) return <ErrorState error={error} onRetry={onRetry} />;
  return (
    <EmptyState
      icon={FilterX}
      title={m.filters_unreadable()}
      action={<Button onClick={onClearFilter}>{m.filters_clear()}</Button>}
    >
      <span role="alert">{error.message}</span>
    </EmptyState>
  );
}
