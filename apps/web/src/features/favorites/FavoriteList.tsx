import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Bookmark, Star } from "lucide-react";
import { type DragEvent, type KeyboardEvent, Suspense, useState } from "react";
import { cn } from "../../lib/cn.ts";
import { lazily } from "../../lib/lazily.ts";
import { m } from "../../messages/messages.js";
import { hasPage, listOf, pageOf } from "../../records/RecordLink.tsx";
import { viewsQuery } from "../../records/views.api.ts";
import { SIDEBAR_LINE } from "../frame/sidebar-line.ts";
import { type Favorite, favoritesQuery, useOrderFavorites } from "./favorites.api.ts";
import { moved } from "./placing.ts";

const ViewCount = lazily(() => import("../views/ViewCount.tsx"), "ViewCount");

/** Starred records and views in the sidebar, ordered by dragging or with Alt and the arrows. */
export function FavoriteList() {
  const { data: favorites = [] } = useQuery(favoritesQuery);
  const order = useOrderFavorites();
  const [dragged, setDragged] = useState<Favorite | null>(null);
  const [said, setSaid] = useState("");
  if (favorites.length === 0) return null;

  const move = (one: Favorite, to: number) => {
    if (to < 0 || to >= favorites.length) return;
    order.mutate(moved(favorites, one, to));
    setSaid(m.frame_favorite_moved({ title: one.title, place: to + 1, count: favorites.length }));
  };
  const onKeyDown = (event: KeyboardEvent, one: Favorite, index: number) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    move(one, index + step);
  };
  return (
    <section aria-labelledby="favorites">
      <h2 id="favorites" className="px-2 pb-1 text-xs font-medium text-ink-3">
        {m.frame_favorites()}
      </h2>
      <ul className="flex flex-col gap-px">
        {favorites.map((one, index) => (
          <li
            key={one.id}
            draggable
            onDragStart={() => setDragged(one)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event: DragEvent) => dragged && event.preventDefault()}
            onDrop={() => dragged && move(dragged, index)}
            onKeyDown={(event) => onKeyDown(event, one, index)}
            className={cn(dragged?.id === one.id && "opacity-50")}
          >
            <FavoriteLink favorite={one} />
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  );
}

const LINE = cn(SIDEBAR_LINE, "data-[status=active]:bg-hover data-[status=active]:text-ink");

function FavoriteLink({ favorite: { kind, object, targetId, title } }: { favorite: Favorite }) {
  const { data: views } = useQuery({ ...viewsQuery, enabled: kind === "view" });
  const shared = { draggable: false, "aria-keyshortcuts": "Alt+ArrowUp Alt+ArrowDown", className: LINE };
  const list = kind === "view" ? listOf(object) : undefined;
  if (list) {
    const view = views?.find(({ id }) => id === targetId);
    return (
      <Link to={list} search={{ ...view?.config, view: targetId }} {...shared}>
        <Bookmark aria-hidden className="size-4 shrink-0" />
        <span className="truncate">{title}</span>
        <Suspense>
          <ViewCount id={targetId} />
        </Suspense>
      </Link>
    );
  }
  if (kind === "view" || !hasPage(object)) return null;
  return (
    <Link {...pageOf(object, targetId)} {...shared}>
      <Star aria-hidden className="size-4 shrink-0" />
      <span className="truncate">{title}</span>
    </Link>
  );
}
