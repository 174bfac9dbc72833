import { picklist } from "@mainstay/model";

export const RISK_LEVELS = ["high", "medium"] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/**
 * How likely a lead or deal is to slip away, so that lists can be filtered and sorted by it; empty when it is not, or is
 * closed. Kept by hygiene, which also knows the reasons. Who may not see what it is reckoned `from` does not see it.
 */
export const riskField = (from: string[]) =>
  picklist(
    "Risk",
    [
      { value: "high", label: "High risk", color: "red" },
      { value: "medium", label: "At risk", color: "amber" },
    ] satisfies { value: RiskLevel; label: string; color: string }[],
    { readOnly: true, group: "More", from, help: "Reckoned when something happens with it, and once a day" },
  );
