import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import {
  AddFavorite,
  addFavorite,
  Favorite,
  listFavorites,
  OrderFavorites,
  orderFavorites,
  removeFavorite,
} from "./favorites.service.ts";

const common = { tag: "Favorites", right: "member" } as const;

/** What a member keeps at hand. Private to them and no part of the business's data, so nothing of it is journalled. */
export const favoriteRoutes: Route[] = [
  defineRoute({
    ...common,
    id: "listFavorites",
    method: "get",
    path: "/favorites",
    summary: "One's starred records and views, in one's order",
    answer: Favorite.array(),
    run: (ctx) => listFavorites(ctx),
  }),
  defineRoute({
    ...common,
    id: "addFavorite",
    method: "post",
    path: "/favorites",
    summary: "Star a record or a saved view",
    status: 201,
    body: AddFavorite,
    answer: Favorite,
    run: (ctx, { body }) => addFavorite(ctx, body),
  }),
  defineRoute({
    ...common,
    id: "orderFavorites",
    method: "put",
    path: "/favorites/order",
    summary: "Put one's favorites into another order",
    body: OrderFavorites,
    answer: Favorite.array(),
    run: async (ctx, { body }) => {
      await orderFavorites(ctx, body.ids);
      return listFavorites(ctx);
    },
  }),
  defineRoute({
    ...common,
    id: "removeFavorite",
    method: "delete",
    path: "/favorites/{id}",
    summary: "Take a star away",
    status: 204,
    params: Id,
    run: (ctx, { params }) => removeFavorite(ctx, params.id),
  }),
];
