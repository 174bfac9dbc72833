import { useQuery } from "@tanstack/react-query";
import { Star } from "lucide-react";
import { m } from "../../messages/messages.js";
import { IconButton } from "../../ui/IconButton.tsx";
import { favoritesQuery, type NewFavorite, useAddFavorite, useRemoveFavorite } from "./favorites.api.ts";

/** Puts a record or a saved view into the sidebar, or takes it out. */
export function StarButton(target: NewFavorite) {
  const { data: favorites = [] } = useQuery(favoritesQuery);
  const add = useAddFavorite();
  const remove = useRemoveFavorite();
  const starred = favorites.find(({ targetId }) => targetId === target.targetId);
  return (
    <IconButton
      label={starred ? m.frame_unstar() : m.frame_star()}
      aria-pressed={starred !== undefined}
      onClick={() => (starred ? remove.mutate(starred) : add.mutate(target))}
      className="aria-pressed:text-accent-text aria-pressed:[&_svg]:fill-current"
    >
      <Star />
    </IconButton>
  );
}
