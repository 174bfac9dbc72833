import { useQuery } from "@tanstack/react-query";
import { Bell, BellOff, Star, StarOff } from "lucide-react";
import { m } from "../../messages/messages.js";
import type { View } from "../../records/views.api.ts";
import { MenuItem } from "../../ui/Menu.tsx";
import { favoritesQuery, useAddFavorite, useRemoveFavorite } from "../favorites/favorites.api.ts";
import type { useAlert } from "./useAlert.ts";

interface KeepViewItemsProps {
  view: View;
  alert: ReturnType<typeof useAlert>;
}

/** Keeps a view at hand: in the sidebar, and by being told of what enters it. */
export function KeepViewItems({ view: { id, object, name }, alert }: KeepViewItemsProps) {
  const { data: favorites = [] } = useQuery(favoritesQuery);
  const add = useAddFavorite();
  const remove = useRemoveFavorite();
  const starred = favorites.find(({ targetId }) => targetId === id);
  const AlertIcon = alert.isOn ? BellOff : Bell;
  return (
    <>
      {starred ? (
        <MenuItem onSelect={() => remove.mutate(starred)}>
          <StarOff aria-hidden />
          {m.views_unstar()}
        </MenuItem>
      ) : (
        <MenuItem onSelect={() => add.mutate({ kind: "view", object, targetId: id, title: name })}>
          <Star aria-hidden />
          {m.views_star()}
        </MenuItem>
      )}
      <MenuItem onSelect={alert.toggle}>
        <AlertIcon aria-hidden />
        {alert.isOn ? m.views_alert_off() : m.views_alert_on()}
      </MenuItem>
    </>
  );
}
