import { createHash } from "node:crypto";
import { z } from "zod";
import { Answer, defineOpenRoute, defineRoute, type Route } from "../../platform/route.ts";
import { calendarEntries } from "./entries.ts";
import { CalendarFeed, makeFeed, NewCalendarFeed, readerOf, readFeed, revokeFeed } from "./feed.service.ts";
import { calendarText } from "./ics.ts";

const common = { tag: "Calendar", right: "member" } as const;

/** A member's work as a calendar to subscribe to. The link is a secret: whoever has it reads what the member may see. */
export const calendarRoutes: Route[] = [
  defineRoute({
    ...common,
    id: "getCalendarFeed",
    method: "get",
    path: "/calendar-feed",
    summary: "My calendar feed, when there is one",
    answer: CalendarFeed,
    run: async (ctx) => ({ data: await readFeed(ctx) }),
  }),
  defineRoute({
    ...common,
    id: "createCalendarFeed",
    method: "post",
    path: "/calendar-feed",
    summary: "Give my calendar a secret address; a former one leads nowhere any more",
    status: 201,
    answer: NewCalendarFeed,
    answersSecret: true,
    run: (ctx) => makeFeed(ctx),
  }),
  defineRoute({
    ...common,
    id: "deleteCalendarFeed",
    method: "delete",
    path: "/calendar-feed",
    summary: "Make the address of my calendar lead nowhere",
    status: 204,
    run: (ctx) => revokeFeed(ctx),
  }),
  defineOpenRoute({
    id: "readCalendarFeed",
    method: "get",
    path: "/public/calendars/{file}",
    tag: "Public",
    right: "public",
    summary: "A member's tasks, meetings and follow-ups as an iCalendar",
    params: z.object({ file: z.string().max(100) }),
    run: async ({ house, requestId }, { params, headers, ip }) => {
      const ctx = await readerOf(house, params.file.replace(/\.ics$/, ""), { ip, requestId });
      const locale = ctx.member?.locale ?? ctx.org.locale;
      const text = calendarText({
        name: `${ctx.org.name} – ${ctx.member?.name ?? ""}`,
        baseUrl: house.config.baseUrl,
        language: locale.startsWith("es") ? "es" : "en",
        entries: await calendarEntries(ctx),
      });
      const etag = `"${createHash("sha256").update(text).digest("base64url")}"`;
      if (headers.get("if-none-match") === etag) return new Answer(304, "", { etag });
      return new Answer(200, text, {
        etag,
        "content-type": "text/calendar; charset=utf-8",
        "cache-control": "private, no-cache",
      });
    },
  }),
];
