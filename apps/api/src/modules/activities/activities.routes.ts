import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { objectNamed } from "../../records/object.ts";
import { FeedRequest, readFeed } from "./feed.ts";
import { ACTIVITY_LINKS } from "./timeline.entries.ts";
import { readTimeline, TimelineRequest } from "./timeline.ts";

const Entry = z.looseObject({
  kind: z.enum(["activity", "comment", "change"]),
  id: z.uuid(),
  at: z.iso.datetime({ offset: true }),
});

/** What happened in the whole organization. */
export const feedRoute: Route = defineRoute({
  id: "getFeed",
  method: "get",
  path: "/feed",
  tag: "Activities",
  right: "member",
  summary: "What happened in the organization, newest first; a page may be short and be followed by another",
  query: FeedRequest,
  answer: z.array(Entry),
  run: (ctx, { query }) => readFeed(ctx, query),
});

/** A timeline for each object that activities hang on, and for tasks: what was said of them and changed. */
export const timelineRoutes = (): Route[] =>
  [...Object.keys(ACTIVITY_LINKS), "task"].map((name) => {
    const { plural, label } = objectNamed(name).meta;
    return defineRoute({
      id: `get${label}Timeline`,
      method: "get",
      path: `/${plural}/{id}/timeline`,
      tag: "Activities",
      right: { object: name, action: "read" },
      summary: `What happened to a ${label.toLowerCase()}, newest first`,
      params: Id,
      query: TimelineRequest,
      answer: z.array(Entry),
      run: (ctx, { params, query }) => readTimeline(ctx, objectNamed(name), params.id, query),
    });
  });
