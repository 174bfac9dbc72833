import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { cn } from "../../lib/cn.ts";
import { type DrawnObject, useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { RecordLink } from "../../records/RecordLink.tsx";
import { type RecordRisk, risksQuery } from "../../records/risk/risk.api.ts";
import { levelInWords, reasonInWords } from "../../records/risk/risk-words.ts";

type Scope = Parameters<typeof risksQuery>[1];

const SHOWN = 5;
/** All of them in their list, the riskiest first, whatever view it opens with otherwise. */
const AT_RISK = { filter: "risk:*", sort: "risk", view: "none", layout: "table" } as const;
const COLUMNS = {
  deal: "name,risk,stageId,amount,closeDate,contactId,ownerId",
  lead: "title,risk,status,stageId,estimatedValue,contactId,ownerId",
};

/** The open leads and deals that are most likely to slip away, each with its reasons. */
export function TodayRisks({ scope }: { scope: Scope }) {
  const [deal, lead] = [useObject("deal"), useObject("lead")];
  return (
    <>
      {deal && <Risks object={deal} scope={scope} />}
      {lead && <Risks object={lead} scope={scope} />}
    </>
  );
}

function Risks({ object, scope }: { object: DrawnObject; scope: Scope }) {
  const { data: risks = [] } = useQuery(risksQuery(object, scope));
  if (risks.length === 0) return null;
  const title = m.hygiene_at_risk({ objects: object.pluralLabel });
  return (
    <section aria-label={`${title}, ${risks.length}`} className="mt-4">
      <h2 className="flex items-baseline gap-2 px-4 pb-1 font-semibold">
        <Link
          to={object.name === "deal" ? "/deals" : "/leads"}
          search={{ ...AT_RISK, columns: object.name === "deal" ? COLUMNS.deal : COLUMNS.lead }}
          className="rounded-sm hover:underline"
        >
          {title}
        </Link>
        <span className="font-normal text-ink-3 tabular-nums">{risks.length}</span>
      </h2>
      <ul className="divide-y divide-line border-y md:mx-4 md:rounded-lg md:border-x">
        {risks.slice(0, SHOWN).map((risk) => (
          <RiskLine key={risk.id} object={object} risk={risk} />
        ))}
      </ul>
    </section>
  );
}

function RiskLine({ object, risk }: { object: DrawnObject; risk: RecordRisk }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-4 py-2 hover:bg-hover/60">
      <TriangleAlert
        role="img"
        aria-label={levelInWords(risk)}
        className={cn("size-3.5 shrink-0 self-center", risk.level === "high" ? "text-danger" : "text-warn")}
      />
      <RecordLink
        object={object.name}
        id={risk.id}
        className="max-w-full min-w-0 truncate rounded-sm font-medium hover:underline max-md:text-base"
      >
        {risk.title || m.today_untitled()}
      </RecordLink>
      <span className="min-w-0 basis-60 grow text-ink-2">{risk.reasons.map(reasonInWords).join(" ")}</span>
    </li>
  );
}
