/** Where a task stands; a waiting one waits for somebody outside. */
export const TASK_STATUSES = [
  { value: "todo", label: "To do", color: "grey" },
  { value: "in_progress", label: "In progress", color: "blue" },
  { value: "waiting", label: "Waiting", color: "amber" },
  { value: "completed", label: "Completed", color: "green" },
  { value: "canceled", label: "Canceled", color: "grey" },
] as const;

/** Work that is still to be done. */
export const OPEN_TASKS = ["todo", "in_progress", "waiting"];

export const isOpenTask = (status: unknown): boolean => OPEN_TASKS.includes(String(status));

export const TASK_PRIORITIES = [
  { value: "low", label: "Low", color: "grey" },
  { value: "medium", label: "Medium", color: "blue" },
  { value: "high", label: "High", color: "amber" },
  { value: "urgent", label: "Urgent", color: "red" },
] as const;

export const TASK_CATEGORIES = [
  { value: "call", label: "Call" },
  { value: "email", label: "E-mail" },
  { value: "meeting", label: "Meeting" },
  { value: "site_visit", label: "Site visit" },
  { value: "quote", label: "Quote" },
  { value: "paperwork", label: "Paperwork" },
  { value: "other", label: "Other" },
] as const;

/** How long before it is due a task says so. */
export const REMINDERS = [
  { value: "1_hour", label: "1 hour before" },
  { value: "1_day", label: "1 day before" },
  { value: "1_week", label: "1 week before" },
] as const;

/**
 * When the next one of a task that comes back appears: when this one is done, or at this one's time whether it is done or
 * not.
 */
export const COMES_BACK = [
  { value: "when_done", label: "When this one is done" },
  { value: "on_time", label: "When this one is due" },
] as const;

/** What one task waits for in another: to begin after it ends, to begin after it begins, to end after it ends. */
export const DEPENDENCY_TYPES = [
  { value: "finish_to_start", label: "Starts after it is finished" },
  { value: "start_to_start", label: "Starts after it is started" },
  { value: "finish_to_finish", label: "Finishes after it is finished" },
] as const;
