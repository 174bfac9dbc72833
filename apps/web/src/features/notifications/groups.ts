import type { Notification } from "./notifications.api.ts";

/** Notifications about one record, the newest first. */
export interface NotificationGroup {
  recordId: string;
  object: string;
  title: string;
  items: Notification[];
}

/** What belongs together stands together, where its newest is. */
export function groupByRecord(items: Notification[]): NotificationGroup[] {
  const groups = new Map<string, NotificationGroup>();
  for (const item of items) {
    const { recordId, object, title } = item;
    const group = groups.get(recordId) ?? { recordId, object, title, items: [] };
    group.items.push(item);
    groups.set(recordId, group);
  }
  return [...groups.values()];
}
