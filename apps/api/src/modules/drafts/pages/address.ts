import type { Ctx } from "../../../platform/context.ts";

/** Where a customer reads a document. */
export const pageUrl = ({ house }: Pick<Ctx, "house">, key: string) => `${house.config.baseUrl}/p/${key}`;
