import { keyFrom } from "./keys.ts";

export type StageType = "open" | "won" | "lost" | "canceled";

export interface StageTemplate {
  key: string;
  name: string;
  type: StageType;
  probability: number;
  rottingDays: number | null;
  requiredFields: string[];
}

export interface PipelineTemplate {
  object: "lead" | "deal";
  key: string;
  name: string;
  stages: StageTemplate[];
}

/** A stage on the way. */
export const open = (name: string, probability: number, rottingDays: number | null = 7): StageTemplate => ({
  key: keyFrom(name),
  name,
  type: "open",
  probability,
  rottingDays,
  requiredFields: [],
});
/** A stage at the end. */
export const closed = (name: string, type: StageType, requiredFields: string[] = []): StageTemplate => ({
  key: keyFrom(name),
  name,
  type,
  probability: type === "won" ? 100 : 0,
  rottingDays: null,
  requiredFields,
});

/** What a new organization starts with; the first of each object is the default. */
export const PIPELINE_TEMPLATES: PipelineTemplate[] = [
  {
    object: "lead",
    key: "inquiry",
    name: "Inquiry",
    stages: [open("New", 10, 2), open("Discovery", 25, 5), open("Proposal", 50), open("Decision", 75)],
  },
  {
    object: "lead",
    key: "service_inquiry",
    name: "Service inquiry",
    stages: [
      open("Inquiry", 10, 2),
      open("Needs analysis", 25, 5),
      open("Estimate sent", 50),
      open("Follow-up", 60),
      open("Scheduled visit", 80),
    ],
  },
  {
    object: "deal",
    key: "jobs",
    name: "Jobs",
    stages: [
      open("Qualification", 10),
      open("Estimating", 25),
      open("Proposal sent", 50, 5),
      open("Negotiating", 70),
      open("Scheduled", 90, 30),
      closed("Won", "won"),
      closed("Lost", "lost", ["lossReason"]),
      closed("Canceled", "canceled"),
    ],
  },
  {
    object: "deal",
    key: "sales",
    name: "Sales",
    stages: [
      open("New", 5),
      open("Qualified", 20),
      open("Demo", 40),
      open("Proposal", 60),
      open("Negotiation", 80),
      closed("Closed won", "won"),
      closed("Closed lost", "lost", ["lossReason"]),
    ],
  },
];

/** Those of the templates that have one of these keys. */
export const usualPipelines = (...keys: string[]): PipelineTemplate[] =>
  PIPELINE_TEMPLATES.filter(({ key }) => keys.includes(key));
