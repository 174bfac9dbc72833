import { queryOptions, useMutation } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
import type { paths } from "../../lib/api-types.ts";
import { queryClient } from "../../lib/query-client.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";

/** A starred record or saved view, with what it is called now. */
export type Favorite =
  paths["/api/v1/favorites"]["get"]["responses"][200]["content"]["application/json"]["data"][number];
export type NewFavorite = Omit<Favorite, "id">;

// Below `records`, so that a renamed record is renamed here too, whoever renamed it.
const KEY = ["records", "favorites"];

export const favoritesQuery = queryOptions({
  queryKey: KEY,
  queryFn: async ({ signal }): Promise<Favorite[]> => (await good(api.GET("/api/v1/favorites", { signal }))).data,
  staleTime: 5 * 60_000,
});

/** A change of the list that shows at once and is taken back when the server refuses it. */
function useChange<Input>(
  send: (input: Input) => Promise<unknown>,
  next: (now: Favorite[], input: Input) => Favorite[],
) {
  return useMutation({
    mutationFn: send,
    onMutate: async (input: Input) => {
      await queryClient.cancelQueries({ queryKey: KEY });
      const before = queryClient.getQueryData<Favorite[]>(KEY);
      queryClient.setQueryData<Favorite[]>(KEY, (now = []) => next(now, input));
      return { before };
    },
    onError: (error, _, kept) => {
      queryClient.setQueryData(KEY, kept?.before);
      announceFailure(error, m.frame_favorites_not_changed());
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

export const useAddFavorite = () =>
  useChange(
    ({ title: _, ...body }: NewFavorite) => good(api.POST("/api/v1/favorites", { body })),
    (now, added) => [...now, { ...added, id: added.targetId }],
  );

export const useRemoveFavorite = () =>
  useChange(
    ({ id }: Favorite) => good(api.DELETE("/api/v1/favorites/{id}", { params: { path: { id } } })),
    (now, { id }) => now.filter((one) => one.id !== id),
  );

export const useOrderFavorites = () =>
  useChange(
    (ordered: Favorite[]) => good(api.PUT("/api/v1/favorites/order", { body: { ids: ordered.map(({ id }) => id) } })),
    (_, ordered) => ordered,
  );
