import type { CallingRule } from "../rule.ts";

/*
 * When people in the United States may be called and texted for marketing. Engineering defaults, not legal advice:
 * `confidence` A is a statute's text or an agency's page, B the agreement of several compliance vendors, C one source.
 * A rule that changes gets a second entry with its `from`; old entries stay, so that a decision of last year can be
 * read with the rule it was made by.
 */
export const RULES_AS_OF = "2026-11-20";

/** What holds in every state: 47 CFR 64.1200(c)(1), 16 CFR 310.4(c). */
export const FEDERAL: CallingRule = {
  id: "US",
  days: { all: ["08:00", "21:00"] },
  source: "47 CFR 64.1200(c)(1); 16 CFR 310.4(c)",
  confidence: "A",
};

/** For people whose state is not known: inside every state's hours but Kentucky's and Rhode Island's Saturday. */
export const UNKNOWN_STATE: CallingRule = {
  id: "unknown state",
  days: { weekdays: ["09:00", "18:00"], saturday: ["10:00", "17:00"], sunday: null },
  holidays: null,
  cap: { messages: 3, hours: 24 },
  source: "Mainstay's safe default",
  confidence: "A",
};

/** By postal abbreviation, oldest first. A state that is not named has the federal hours. */
export const STATE_RULES: Record<string, readonly CallingRule[]> = {
  AL: [
    {
      id: "AL",
      days: { all: ["08:00", "20:00"], sunday: null },
      holidays: null,
      source: "Ala. Code 8-19A-14",
      confidence: "B",
    },
  ],
  CA: [
    {
      id: "CA",
      days: { all: ["08:00", "21:00"] },
      automated: { all: ["09:00", "21:00"] },
      source: "Cal. Pub. Util. Code 2872",
      confidence: "B",
    },
  ],
  CT: [
    { id: "CT", days: { all: ["09:00", "20:00"] }, source: "Conn. Gen. Stat. 42-288a (P.A. 23-98)", confidence: "B" },
  ],
  FL: [
    {
      id: "FL",
      days: { all: ["08:00", "20:00"] },
      cap: { messages: 3, hours: 24 },
      source: "Fla. Stat. 501.616(6), 501.059",
      confidence: "A",
    },
  ],
  IL: [
    {
      id: "IL",
      days: { all: ["08:00", "21:00"] },
      automated: { all: ["09:00", "21:00"] },
      source: "815 ILCS 305, 413",
      confidence: "B",
    },
  ],
  KY: [{ id: "KY", days: { all: ["10:00", "21:00"] }, source: "KRS 367.46955", confidence: "B" }],
  LA: [
    {
      id: "LA",
      days: { all: ["08:00", "20:00"], sunday: null },
      holidays: null,
      source: "La. PSC DNC General Order; La. R.S. 45:844.31",
      confidence: "B",
    },
  ],
  MA: [{ id: "MA", days: { all: ["08:00", "20:00"] }, source: "M.G.L. c.159C s.3; 201 CMR 12", confidence: "B" }],
  MD: [
    {
      id: "MD",
      days: { all: ["08:00", "20:00"] },
      cap: { messages: 3, hours: 24 },
      source: "Md. Com. Law 14-4501 (SB 90)",
      confidence: "A",
    },
  ],
  ME: [
    {
      id: "ME",
      days: { all: ["08:00", "21:00"] },
      automated: { weekdays: ["09:00", "17:00"], saturday: null, sunday: null },
      automatedCap: { messages: 1, hours: 8 },
      source: "10 M.R.S. 1498",
      confidence: "B",
    },
  ],
  MI: [{ id: "MI", days: { all: ["09:00", "21:00"] }, source: "MCL 445.111", confidence: "B" }],
  MN: [{ id: "MN", days: { all: ["09:00", "21:00"] }, source: "Minn. Stat. 325E.30", confidence: "B" }],
  MS: [
    {
      id: "MS",
      days: { all: ["08:00", "20:00"], sunday: null },
      clock: "America/Chicago",
      source: "Miss. Code 77-3-723",
      confidence: "A",
    },
  ],
  NJ: [{ id: "NJ", days: { all: ["08:00", "21:00"] }, source: "N.J.S.A. 56:8-128(d)", confidence: "A" }],
  NM: [{ id: "NM", days: { all: ["09:00", "21:00"] }, source: "NMSA 57-12-22", confidence: "B" }],
  NV: [{ id: "NV", days: { all: ["09:00", "20:00"] }, source: "NRS 597.814; vendor lists", confidence: "B" }],
  OK: [
    {
      id: "OK",
      days: { all: ["08:00", "20:00"] },
      cap: { messages: 3, hours: 24 },
      source: "Okla. Stat. tit. 15 775C.4 (HB 3168)",
      confidence: "A",
    },
  ],
  OR: [
    {
      id: "OR",
      from: "2026-01-01",
      days: { all: ["08:00", "20:00"] },
      cap: { messages: 3, hours: 24, unlessCustomer: true },
      source: "ORS 646.561 (HB 3865)",
      confidence: "A",
    },
  ],
  PA: [
    {
      id: "PA",
      days: { all: ["08:00", "21:00"] },
      holidays: null,
      source: "73 P.S. 2241-2250 (Act 73 of 2019)",
      confidence: "A",
    },
    {
      id: "PA",
      from: "2026-10-18",
      days: { all: ["08:00", "21:00"], sunday: null },
      holidays: null,
      source: "73 P.S. 2241-2250; Sundays by one source",
      confidence: "C",
    },
  ],
  RI: [
    {
      id: "RI",
      days: { weekdays: ["09:00", "18:00"], saturday: ["10:00", "17:00"], sunday: null },
      holidays: null,
      source: "R.I. Gen. Laws 5-61-2(9), 5-61-3.6",
      confidence: "B",
    },
  ],
  SD: [
    {
      id: "SD",
      days: { all: ["08:00", "21:00"] },
      automated: { weekdays: ["09:00", "21:00"], saturday: null, sunday: null },
      source: "SDCL 37-30-28",
      confidence: "A",
    },
  ],
  TX: [
    {
      id: "TX",
      days: { all: ["09:00", "21:00"], sunday: ["12:00", "21:00"] },
      source: "Tex. Bus. & Com. Code 301.051; ch. 302 (SB 140)",
      confidence: "A",
    },
  ],
  UT: [
    {
      id: "UT",
      days: { all: ["08:00", "21:00"], sunday: null },
      holidays: null,
      closuresUnlessConsent: true,
      source: "Utah Code 13-25a-103(3)",
      confidence: "A",
    },
  ],
  VA: [{ id: "VA", days: { all: ["08:00", "21:00"] }, source: "Va. Code 59.1-511, -514 (SB 1339)", confidence: "A" }],
  WA: [{ id: "WA", days: { all: ["08:00", "20:00"] }, source: "RCW 80.36.390 (HB 1497)", confidence: "A" }],
  WY: [{ id: "WY", days: { all: ["08:00", "20:00"] }, source: "Wyo. Stat. 40-12-302", confidence: "C" }],
};
