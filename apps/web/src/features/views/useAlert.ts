import { useQuery } from "@tanstack/react-query";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import type { View } from "../../records/views.api.ts";
import { alertsQuery, setAlert } from "./views.api.ts";

/** Whether one is told of records that enter a view, and a way to change that; asked for once there is a view. */
export function useAlert(view: View | undefined) {
  const { data: watched } = useQuery({ ...alertsQuery, enabled: view !== undefined });
  const isOn = view !== undefined && watched?.includes(view.id) === true;
  const done = isOn ? m.views_alert_is_off() : m.views_alert_is_on();
  const set = useSetting(setAlert, { done, touches: [alertsQuery.queryKey] });
  const toggle = () => {
    if (!view) return;
    set.mutate({ id: view.id, isOn: !isOn }, { onError: (error) => announceFailure(error, m.views_alert_not_set()) });
  };
  return { isOn, toggle };
}
