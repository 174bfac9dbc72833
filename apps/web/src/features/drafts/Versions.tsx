import { useQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { lazily } from "../../lib/lazily.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { type Draft, versionsQuery } from "./drafts.api.ts";

const VersionDialog = lazily(() => import("./VersionDialog.tsx"), "VersionDialog");

/** What a document said before, version by version, each beside the one it replaced. */
export function Versions({ draft }: { draft: Draft }) {
  const formats = useFormats();
  const { data: versions = [] } = useQuery(versionsQuery(draft.id));
  const [shown, setShown] = useState<string | null>(null);
  if (versions.length < 2) return null;
  const place = versions.findIndex(({ operationId }) => operationId === shown);
  const [after, before] = place < 0 ? [] : versions.slice(place);
  return (
    <section aria-label={m.drafts_versions()} className="flex flex-col gap-1 border-t pt-3">
      <h2 className="font-semibold">{m.drafts_versions()}</h2>
      <ol reversed className="flex flex-col">
        {versions.map((version, index) => (
          <li key={version.operationId} className="flex min-h-8 flex-wrap items-center gap-x-3">
            <span>{m.drafts_version({ number: versions.length - index })}</span>
            <span className="text-ink-2">{version.by}</span>
            <span className="text-ink-3">{formats.dateTime(version.at)}</span>
            {index < versions.length - 1 && (
              <Button size="sm" variant="ghost" className="ml-auto" onClick={() => setShown(version.operationId)}>
                {m.drafts_show_changes()}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {after && before && (
        <Suspense>
          <VersionDialog before={before} after={after} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </section>
  );
}
