export { taskDependency } from "./dependencies.object.ts";
export { sweepTasksEveryMinute, taskJobs } from "./tasks.job.ts";
export { task } from "./tasks.object.ts";
export { taskRoutes } from "./tasks.routes.ts";
export { TASKS_SQL } from "./tasks.sql.ts";
export { createTaskViews } from "./tasks.views.ts";
export { timeLog } from "./time-logs.object.ts";
