import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { cn } from "../../lib/cn.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { RecordData } from "../../records/record.ts";
import { canBeAtRisk, riskQuery } from "../../records/risk/risk.api.ts";
import { levelInWords, reasonInWords } from "../../records/risk/risk-words.ts";
import { Button } from "../../ui/Button.tsx";
import { Popover } from "../../ui/Popover.tsx";

/** On a record's page: that it is at risk; a press says why. */
export function RiskChip({ object, record }: { object: DrawnObject; record: RecordData }) {
  const [isOpen, setOpen] = useState(false);
  const { data: risk } = useQuery({ ...riskQuery(object, record.id), enabled: canBeAtRisk(object, record) });
  if (!risk || !canBeAtRisk(object, record)) return null;
  const trigger = (
    <Button size="sm" className={cn(risk.level === "high" ? "text-danger" : "text-warn")}>
      <TriangleAlert aria-hidden className="size-4" />
      {levelInWords(risk)}
    </Button>
  );
  return (
    <Popover open={isOpen} onOpenChange={setOpen} trigger={trigger} label={m.hygiene_risk_why()}>
      <h2 className="font-semibold">{m.hygiene_risk_why()}</h2>
      <ul className="mt-1 flex max-w-72 list-disc flex-col gap-1 pl-4">
        {risk.reasons.map((reason) => (
          <li key={reason.rule}>{reasonInWords(reason)}</li>
        ))}
      </ul>
      <p className="mt-2 max-w-72 text-xs text-ink-2">{m.hygiene_risk_help()}</p>
    </Popover>
  );
}
