import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { done } from "../../records/record.routes.ts";
import { documentSchema } from "../../records/schemas.ts";
import { timeLog } from "./time-logs.object.ts";
import {
  AddTimeLog,
  addTimeLog,
  ChangeTimeLog,
  changeTimeLog,
  deleteTimeLog,
  listTimeLogs,
  RunningTimer,
  runningTimer,
  startTimer,
  stopTimer,
  TimeEntry,
} from "./time-logs.service.ts";

const common = { tag: "Tasks" } as const;
const on = (action: "read" | "edit") => ({ object: "task", action }) as const;
const OneLog = Id.extend({ logId: z.uuid() });

/** The time worked on tasks, by timer or written down. */
export const timeLogRoutes = (): Route[] => [
  defineRoute({
    ...common,
    id: "getTimer",
    method: "get",
    path: "/task-timer",
    right: "member",
    summary: "My timer, when it runs",
    answer: RunningTimer,
    run: async (ctx) => ({ data: await runningTimer(ctx) }),
  }),
  defineRoute({
    ...common,
    id: "stopTimer",
    method: "post",
    path: "/task-timer/stop",
    right: "member",
    summary: "Stop my timer",
    answer: documentSchema(timeLog),
    run: async (ctx) => done(ctx, timeLog, await stopTimer(ctx)),
  }),
  defineRoute({
    ...common,
    id: "startTimer",
    method: "post",
    path: "/tasks/{id}/timer",
    right: on("edit"),
    summary: "Start my timer on a task; one that runs elsewhere stops",
    status: 201,
    params: Id,
    answer: documentSchema(timeLog),
    run: async (ctx, { params }) => done(ctx, timeLog, await startTimer(ctx, params.id), 201),
  }),
  defineRoute({
    ...common,
    id: "listTimeLogs",
    method: "get",
    path: "/tasks/{id}/time-logs",
    right: on("read"),
    summary: "Time worked on a task, the latest first",
    params: Id,
    answer: z.array(TimeEntry),
    run: (ctx, { params }) => listTimeLogs(ctx, params.id),
  }),
  defineRoute({
    ...common,
    id: "addTimeLog",
    method: "post",
    path: "/tasks/{id}/time-logs",
    right: on("edit"),
    summary: "Write down time worked on a task",
    status: 201,
    params: Id,
    body: AddTimeLog,
    answer: documentSchema(timeLog),
    run: async (ctx, { params, body }) => done(ctx, timeLog, await addTimeLog(ctx, params.id, body), 201),
  }),
  defineRoute({
    ...common,
    id: "changeTimeLog",
    method: "patch",
    path: "/tasks/{id}/time-logs/{logId}",
    right: on("read"),
    summary: "Change a time log of one's own",
    params: OneLog,
    body: ChangeTimeLog,
    answer: documentSchema(timeLog),
    run: async (ctx, { params, body }) => done(ctx, timeLog, await changeTimeLog(ctx, params.id, params.logId, body)),
  }),
  defineRoute({
    ...common,
    id: "deleteTimeLog",
    method: "delete",
    path: "/tasks/{id}/time-logs/{logId}",
    right: on("read"),
    summary: "Delete a time log of one's own",
    params: OneLog,
    answer: documentSchema(timeLog),
    run: async (ctx, { params }) => done(ctx, timeLog, await deleteTimeLog(ctx, params.id, params.logId)),
  }),
];
