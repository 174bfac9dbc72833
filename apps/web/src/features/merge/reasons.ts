import { m } from "../../messages/messages.js";
import type { Duplicate } from "./merge.api.ts";

/** What makes two records alike, in words. */
export const REASONS: Record<Duplicate["reasons"][number], () => string> = {
  email: m.merge_same_email,
  phone: m.merge_same_phone,
  name: m.merge_similar_name,
};
