import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";
import { upload } from "../../lib/upload.ts";
import type { Written } from "../../records/record.ts";

export type Article = Schemas["Article"];
export type ArticleWords = Pick<Article, "title" | "kind" | "body">;
export const KINDS: readonly Article["kind"][] = ["procedure", "price_list", "faq", "other"];

const MOST = 200;

/** Every article by its title, without the texts, which may be long. */
export const articlesQuery = queryOptions({
  queryKey: ["records", "article", "all"],
  queryFn: async ({ signal }) => {
    const query = { sort: "title", limit: MOST, fields: "title,kind,fileName,updatedAt,version" };
    return (await good(api.GET("/api/v1/articles", { params: { query }, signal }))).data;
  },
});

export const articleQuery = (id: string) =>
  queryOptions({
    queryKey: ["records", "article", id],
    queryFn: async ({ signal }) =>
      (await good(api.GET("/api/v1/articles/{id}", { params: { path: { id } }, signal }))).data,
  });

export const createArticle = (words: ArticleWords) => good(api.POST("/api/v1/articles", { body: words }));

export const changeArticle = ({ id, version }: Pick<Article, "id" | "version">, words: ArticleWords) =>
  good(api.PATCH("/api/v1/articles/{id}", { params: { path: { id } }, body: { ...words, version } }));

export const deleteArticle = (id: string) => good(api.DELETE("/api/v1/articles/{id}", { params: { path: { id } } }));

/** Sends a file; its text becomes an article. */
export const uploadArticle = (file: File, onProgress: (share: number) => void) =>
  upload<Written<Article>>(`/api/v1/articles/upload?${new URLSearchParams({ fileName: file.name })}`, file, onProgress);

/** What AI would find for a question. */
export const passagesQuery = (q: string) =>
  queryOptions({
    queryKey: ["records", "passages", q],
    queryFn: async ({ signal }) =>
      (await good(api.GET("/api/v1/knowledge/search", { params: { query: { q, limit: 5 } }, signal }))).data,
    enabled: q.trim().length >= 3,
    placeholderData: (previous) => previous,
  });
