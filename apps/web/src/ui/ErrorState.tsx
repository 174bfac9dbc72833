import { CircleAlert } from "lucide-react";
import { asProblem } from "../lib/problem.ts";
import { m } from "../messages/messages.js";
import { Button } from "./Button.tsx";

/** What failed in the server's own words, the id support can look up, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, message, requestId } = asProblem(error);
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-1 px-4 py-16 text-center">
      <CircleAlert aria-hidden className="mb-2 size-6 text-danger" strokeWidth={1.5} />
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="text-ink-2">{message}</p>
      {requestId && <p className="font-mono text-xs text-ink-3">{m.common_request({ id: requestId })}</p>}
      {onRetry && (
        <Button className="mt-3" onClick={onRetry}>
          {m.common_try_again()}
        </Button>
      )}
    </div>
  );
}

/** The same in one line, above the buttons of a form. */
export function FormError({ error }: { error: unknown }) {
  if (!error) return null;
  const { message, requestId } = asProblem(error);
  return (
    <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger">
      {message}
      {requestId && <span className="block font-mono text-xs opacity-80">{m.common_request({ id: requestId })}</span>}
    </p>
  );
}
