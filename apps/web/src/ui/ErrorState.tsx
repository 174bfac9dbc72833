import { CircleAlert } from "lucide-react";
import { asProblem, errorsElsewhere } from "../lib/problem.ts";
import { m } from "../messages/messages.js";
import { Button } from "./Button.tsx";

/** What failed in the server's own words, the id support can look up, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, message, requestId, status } = asProblem(error);
  // What is not there is not there the next time either.
  const isGone = status === 404;
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-1 px-4 py-16 text-center">
      <CircleAlert aria-hidden className="mb-2 size-6 text-danger" strokeWidth={1.5} />
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="text-ink-2">{message}</p>
      {requestId && <p className="font-mono text-xs text-ink-3">{m.common_request({ id: requestId })}</p>}
      {onRetry && !isGone && (
        <Button className="mt-3" onClick={onRetry}>
          {m.common_try_again()}
        </Button>
      )}
      {isGone && history.length > 1 && (
        <Button className="mt-3" onClick={() => history.back()}>
          {m.common_back()}
        </Button>
      )}
    </div>
  );
}

interface FormErrorProps {
  error: unknown;
  /** Names of the fields that the form draws and shows errors at; what is said of any other field is said here. */
  placed?: readonly string[];
  /** What a field is called, for those the form does not draw. */
  labelOf?: (name: string) => string | undefined;
}

/**
 * The same above the buttons of a form: the whole error, or, once the form says what it has a place for, the rest of
 * it. Nothing that the server said is lost because a field happens not to be there.
 */
export function FormError({ error, placed, labelOf }: FormErrorProps) {
  if (!error) return null;
  const { message, requestId, errors } = asProblem(error);
  const elsewhere = placed && errors.length > 0 ? errorsElsewhere(error, placed) : undefined;
  if (elsewhere?.length === 0) return null;
  return (
    <div role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger">
      {elsewhere ? (
        <ul>
          {elsewhere.map(([name, detail]) => (
            <li key={name}>
              {labelOf?.(name) ?? name}: {detail}
            </li>
          ))}
        </ul>
      ) : (
        <p>{message}</p>
      )}
      {requestId && <p className="font-mono text-xs opacity-80">{m.common_request({ id: requestId })}</p>}
    </div>
  );
}
