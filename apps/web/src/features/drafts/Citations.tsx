import { m } from "../../messages/messages.js";
import type { Citation } from "./drafts.api.ts";

/** What a text rests on: each source with the words quoted from it. */
export function Citations({ citations }: { citations: Citation[] }) {
  if (citations.length === 0) return null;
  return (
    <details className="text-xs text-ink-2">
      <summary>{m.drafts_citations({ count: citations.length })}</summary>
      <ul className="mt-1 flex flex-col gap-1 pl-4">
        {citations.map(({ title, quote, recordId, offset }) => (
          <li key={`${recordId} ${offset} ${quote}`}>
            <cite className="font-medium text-ink not-italic">{title}</cite>: “{quote}”
          </li>
        ))}
      </ul>
    </details>
  );
}
