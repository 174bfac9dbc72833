import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { cn } from "../../lib/cn.ts";
import type { DrawnObject } from "../../lib/session.ts";
import type { RecordData } from "../record.ts";
import { canBeAtRisk, riskQuery } from "./risk.api.ts";
import { levelInWords, reasonInWords } from "./risk-words.ts";

/** On a card: that the record is at risk, and its weightiest reason. */
export function RiskMark({ object, record }: { object: DrawnObject; record: RecordData }) {
  const { data: risk } = useQuery({ ...riskQuery(object, record.id), enabled: canBeAtRisk(object, record) });
  const [first] = risk?.reasons ?? [];
  if (!risk || !first) return null;
  return (
    <p className={cn("mt-1 flex items-center gap-1 text-xs", risk.level === "high" ? "text-danger" : "text-warn")}>
      <TriangleAlert aria-hidden className="size-3 shrink-0" />
      <span className="sr-only">{levelInWords(risk)}: </span>
      <span className="truncate" title={risk.reasons.map(reasonInWords).join(" ")}>
        {reasonInWords(first)}
      </span>
    </p>
  );
}
