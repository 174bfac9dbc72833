import { z } from "zod";

/** Yes or no in an address: `?total=true`; no when left out. */
export const QueryFlag = z
  .enum(["true", "false"])
  .optional()
  .transform((value) => value === "true");
