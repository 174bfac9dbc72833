import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Avatar } from "../../ui/Avatar.tsx";
import { currencyOf } from "../fields/FieldValue.tsx";
import { amountFieldOf } from "../metadata.ts";
import type { Stage } from "../pipeline.ts";
import { RecordLink } from "../RecordLink.tsx";
import { isBlank, linkedOf, type RecordData, titleOf } from "../record.ts";
import { RiskMark } from "../risk/RiskMark.tsx";
import { NextFollowUp } from "./NextFollowUp.tsx";
import { StageAge } from "./StageAge.tsx";

interface CardFaceProps {
  object: DrawnObject;
  record: RecordData;
  stage: Stage | undefined;
  now: Date;
  isSelected?: boolean;
}

/** What a card shows: who, how much, how long it has stood here, what is next and whose it is. */
export function CardFace({ object, record, stage, now, isSelected }: CardFaceProps) {
  const formats = useFormats();
  const amount = amountFieldOf(object);
  const value = amount && record[amount.name];
  const parties = [linkedOf(record, "contactId")?.title, linkedOf(record, "companyId")?.title];
  const owner = linkedOf(record, "ownerId");
  const isOpen = !stage || stage.type === "open";
  return (
    <div
      className={cn(
        "rounded-lg border bg-surface px-3 py-2 group-hover:border-line-strong",
        isSelected && "border-accent ring-1 ring-accent group-hover:border-accent",
      )}
    >
      <RecordLink
        object={object.name}
        id={record.id}
        tabIndex={-1}
        draggable={false}
        className="line-clamp-2 pr-4 font-medium pointer-coarse:pr-16 break-words"
      >
        {titleOf(record, object)}
      </RecordLink>
      <p className="truncate text-ink-2">{parties.filter(Boolean).join(" · ")}</p>
      <div className="mt-1.5 flex items-center gap-3 text-xs text-ink-2">
        {amount && !isBlank(value) && (
          <span className="text-sm font-medium text-ink">
            {formats.money(String(value), currencyOf(record, amount))}
          </span>
        )}
        <StageAge record={record} stage={stage} now={now} />
        {owner && (
          <span className="ml-auto" title={owner.title}>
            <Avatar name={owner.title} />
            <span className="sr-only">{m.board_owner({ name: owner.title })}</span>
          </span>
        )}
      </div>
      {isOpen && <NextFollowUp value={record.nextFollowUp} now={now} />}
      {isOpen && <RiskMark object={object} record={record} />}
    </div>
  );
}
