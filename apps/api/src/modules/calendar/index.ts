export { calendarRoutes } from "./calendar.routes.ts";
export { CALENDAR_SQL } from "./calendar.sql.ts";
