import { sql } from "drizzle-orm";

/** Names less alike than this are two people's; search offers them while typing, a hint would only be in the way. */
export const ALIKE = 0.72;
/** A phone is sometimes a whole office's, and two people may share a name: only an e-mail is as good as certain. */
export const SAME_EMAIL = sql`1::real`;
export const SAME_PHONE = sql`0.9::real`;
export const MOST_BY_NAME = sql`0.85::real`;
