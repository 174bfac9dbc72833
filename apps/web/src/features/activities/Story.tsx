import type { DrawnObject } from "../../lib/session.ts";
import { useObject } from "../../lib/session.ts";
import { Timeline } from "../../records/page/Timeline.tsx";
import type { RecordData } from "../../records/record.ts";
import { Composer } from "./Composer.tsx";
import { NextSteps } from "./NextSteps.tsx";

/** The story of a record: what is due, a place to add to it, and everything that has happened. */
export function Story({ object, record }: { object: DrawnObject; record: RecordData }) {
  const mayWrite = useObject("activity")?.can.create ?? false;
  return (
    <div className="max-w-3xl">
      <NextSteps object={object} record={record} />
      {mayWrite ? <Composer object={object} record={record} /> : <div className="h-4" />}
      <Timeline object={object} id={record.id} />
    </div>
  );
}
