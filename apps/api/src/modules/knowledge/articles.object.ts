import { longText, picklist, text } from "@mainstay/model";
import { type Doc, defineObject } from "../../records/object.ts";
import { articles } from "./knowledge.table.ts";

export type Article = Doc<typeof articles>;

export const ARTICLE_KINDS = [
  { value: "procedure", label: "How we work" },
  { value: "price_list", label: "Price list" },
  { value: "faq", label: "Questions and answers" },
  { value: "other", label: "Other" },
] as const;

/** Some 200 pages. */
export const LONGEST_ARTICLE = 500_000;

export const article = defineObject({
  name: "article",
  plural: "articles",
  label: "Article",
  pluralLabel: "Articles",
  titleField: "title",
  table: articles,
  fields: {
    title: text("Title", { required: true, search: "title", column: true, create: true }),
    kind: picklist("Kind", ARTICLE_KINDS, { column: true, create: true }),
    body: longText("Text", { required: true, maxLength: LONGEST_ARTICLE, create: true }),
    fileName: text("File", { readOnly: true }),
  },
});
