import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { CopyCheck, Users } from "lucide-react";
import { useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { type DrawnObject, useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { pairsQuery, sweepQuery } from "./duplicates.api.ts";
import { PairLine } from "./PairLine.tsx";
import { SweepButton } from "./SweepButton.tsx";

/** Contacts and companies that are there twice, perhaps, out of all there are. */
export function DuplicatesPage() {
  const objects = [useObject("contact"), useObject("company")].filter((one) => one !== undefined);
  const [chosen, choose] = useState<string>("contact");
  const object = objects.find(({ name }) => name === chosen) ?? objects[0];
  return (
    <SettingsSection title={m.hygiene_duplicates()} description={m.hygiene_duplicates_about()}>
      {objects.length > 1 && object && (
        <div className="mb-3">
          <Segments
            label={m.hygiene_duplicates_of()}
            choices={objects.map(({ name, pluralLabel }) => ({ value: name, label: pluralLabel }))}
            value={object.name}
            onChange={choose}
          />
        </div>
      )}
      {object && <Pairs key={object.name} object={object} />}
    </SettingsSection>
  );
}

function Pairs({ object }: { object: DrawnObject }) {
  const formats = useFormats();
  const pairs = useInfiniteQuery(pairsQuery(object));
  const { data: sweep } = useQuery(sweepQuery(object));
  if (pairs.isPending) return <SkeletonRows count={4} />;
  if (pairs.isError) return <ErrorState error={pairs.error} onRetry={() => pairs.refetch()} />;
  const found = pairs.data.pages.flatMap(({ data }) => data);
  const isSwept = Boolean(sweep?.sweptAt);
  const look = object.can.create && <SweepButton object={object} isAgain={isSwept} />;
  if (found.length === 0) {
    return (
      <EmptyState
        icon={isSwept ? CopyCheck : Users}
        title={isSwept ? m.hygiene_duplicates_none() : m.hygiene_duplicates_unswept()}
        action={look}
      >
        {sweep?.sweptAt
          ? m.hygiene_swept({ when: formats.relative(sweep.sweptAt, new Date()) })
          : m.hygiene_duplicates_unswept_about()}
      </EmptyState>
    );
  }
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <p className="mr-auto text-ink-2" aria-live="polite">
          {sweep &&
            (sweep.isMore ? m.hygiene_pairs_many({ count: sweep.count }) : m.hygiene_pairs({ count: sweep.count }))}
          {sweep?.sweptAt && ` · ${m.hygiene_swept({ when: formats.relative(sweep.sweptAt, new Date()) })}`}
        </p>
        {look}
      </div>
      <ul aria-label={m.hygiene_duplicates()} className="divide-y rounded-lg border bg-surface">
        {found.map((pair) => (
          <PairLine key={pair.records.map(({ id }) => id).join()} object={object} pair={pair} />
        ))}
      </ul>
      {pairs.hasNextPage && (
        <div className="p-4 text-center">
          <Button busy={pairs.isFetchingNextPage} onClick={() => pairs.fetchNextPage()}>
            {m.hygiene_pairs_more()}
          </Button>
        </div>
      )}
    </>
  );
}
