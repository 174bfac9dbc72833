import { m } from "../../messages/messages.js";
import type { Article } from "./knowledge.api.ts";

/** What kinds of articles are called. */
export const kindWord = (kind: Article["kind"]): string =>
  ({
    procedure: m.knowledge_procedure,
    price_list: m.knowledge_price_list,
    faq: m.knowledge_faq,
    other: m.knowledge_other,
  })[kind]();
