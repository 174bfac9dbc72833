import { QUEUES, type QueueName } from "./approvals.api.ts";

/** What the address of the approvals says. */
export interface ApprovalsSearch {
  show?: QueueName;
}

export const parseApprovalsSearch = (raw: Record<string, unknown>): ApprovalsSearch => ({
  show: QUEUES.find((name) => name === raw.show && name !== "waiting"),
});
