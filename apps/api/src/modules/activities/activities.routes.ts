import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { objectNamed } from "../../records/object.ts";
import { ACTIVITY_LINKS } from "./timeline.entries.ts";
import { readTimeline, TimelineRequest } from "./timeline.ts";

const Entry = z.looseObject({
  kind: z.enum(["activity", "comment", "change"]),
  id: z.uuid(),
  at: z.iso.datetime({ offset: true }),
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
