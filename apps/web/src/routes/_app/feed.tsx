import { createFileRoute } from "@tanstack/react-router";
import { FeedPage } from "../../features/feed/FeedPage.tsx";
import { type FeedSearch, parseFeedSearch } from "../../features/feed/feed-search.ts";
import { useStable } from "../../lib/hooks.ts";

export const Route = createFileRoute("/_app/feed")({ validateSearch: parseFeedSearch, component: Feed });

function Feed() {
  const navigate = Route.useNavigate();
  const show = useStable((search: FeedSearch) => navigate({ search, replace: true }));
  return <FeedPage search={Route.useSearch()} onSearch={show} />;
}
