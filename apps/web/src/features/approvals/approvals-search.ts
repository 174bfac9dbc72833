/** The parts of the queue: what waits for a yes, what has it, and what a person has to look at. */
export const QUEUES = ["waiting", "approved", "held"] as const;
export type QueueName = (typeof QUEUES)[number];

/** What the address of the approvals says. */
export interface ApprovalsSearch {
  show?: QueueName;
}

export const parseApprovalsSearch = (raw: Record<string, unknown>): ApprovalsSearch => ({
  show: QUEUES.find((name) => name === raw.show && name !== "waiting"),
});
