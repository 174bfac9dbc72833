import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";

export const calendarFeedQuery = queryOptions({
  queryKey: ["calendar-feed"],
  queryFn: async () => (await good(api.GET("/api/v1/calendar-feed"))).data,
});

/** Makes a new address, shown once; a former one leads nowhere any more. */
export const makeCalendarFeed = () => good(api.POST("/api/v1/calendar-feed"));
export const revokeCalendarFeed = () => good(api.DELETE("/api/v1/calendar-feed"));
