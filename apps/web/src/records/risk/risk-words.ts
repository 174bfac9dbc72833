import { m } from "../../messages/messages.js";
import type { RecordRisk, RiskReason } from "./risk.api.ts";

const WORDS: Record<RiskReason["rule"], (count: number) => string> = {
  unanswered: (count) => m.hygiene_risk_unanswered({ count }),
  close_passed: (count) => m.hygiene_risk_close_passed({ count }),
  quiet: (count) => m.hygiene_risk_quiet({ count }),
  opted_out: () => m.hygiene_risk_opted_out(),
  bounced: () => m.hygiene_risk_bounced(),
  close_moved: (count) => m.hygiene_risk_close_moved({ count }),
  no_next_step: () => m.hygiene_risk_no_next_step(),
  no_proposal: () => m.hygiene_risk_no_proposal(),
};

export const reasonInWords = ({ rule, count }: RiskReason): string => WORDS[rule](count ?? 0);

export const levelInWords = ({ level }: Pick<RecordRisk, "level">): string =>
  level === "high" ? m.hygiene_risk_high() : m.hygiene_risk_medium();
