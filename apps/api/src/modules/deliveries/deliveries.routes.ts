import { z } from "zod";
import { defineRoute, type Route } from "../../platform/route.ts";
import { listFailedJobs, listParked, retryFailedJob, retryParked } from "./deliveries.service.ts";

const tag = "Deliveries";
const right = { capability: "deliveries" } as const;

const Delivery = z.object({
  eventId: z.uuid(),
  subscriber: z.string(),
  status: z.literal("parked"),
  event: z.string(),
  object: z.string(),
  recordId: z.uuid(),
  attempts: z.int(),
  error: z.string().nullable(),
  at: z.iso.datetime(),
});
const FailedJob = z.object({ id: z.string(), name: z.string(), error: z.string(), failedAt: z.iso.datetime() });
const Retried = z.object({ retried: z.literal(true) });

/** What did not get through and waits for a person: events a subscriber gave up on, and failed jobs. */
export const deliveryRoutes: Route[] = [
  defineRoute({
    id: "listDeliveries",
    method: "get",
    path: "/deliveries",
    tag,
    right,
    summary: "Events that a subscriber gave up on",
    query: z.object({ status: z.literal("parked").default("parked") }),
    answer: z.array(Delivery),
    run: (ctx) => listParked(ctx),
  }),
  defineRoute({
    id: "retryDelivery",
    method: "post",
    path: "/deliveries/{eventId}/{subscriber}/retry",
    tag,
    right,
    summary: "Deliver a parked event again",
    params: z.object({ eventId: z.uuid(), subscriber: z.string().max(200) }),
    answer: Retried,
    run: async (ctx, { params }) => {
      await retryParked(ctx, params.eventId, params.subscriber);
      return { retried: true };
    },
  }),
  defineRoute({
    id: "listFailedJobs",
    method: "get",
    path: "/jobs/failed",
    tag,
    right,
    summary: "Jobs that used up their attempts",
    answer: z.array(FailedJob),
    run: (ctx) => listFailedJobs(ctx),
  }),
  defineRoute({
    id: "retryJob",
    method: "post",
    path: "/jobs/{jobId}/retry",
    tag,
    right,
    summary: "Run a failed job again",
    params: z.object({ jobId: z.string().max(500) }),
    answer: Retried,
    run: async (ctx, { params }) => {
      await retryFailedJob(ctx, params.jobId);
      return { retried: true };
    },
  }),
];
