import type { Ctx } from "../../platform/context.ts";

/** Where a provider tells us things; the key at the end is one channel's. */
export const webhookUrlOf = ({ house }: Pick<Ctx, "house">, provider: string, key: string): string =>
  `${house.config.baseUrl}/webhooks/${provider}/${key}`;

/** The same for what becomes of one message, for providers that take an address with each. */
export const statusUrlOf = (ctx: Pick<Ctx, "house">, provider: string, key: string, messageId: string): string =>
  `${webhookUrlOf(ctx, provider, key)}?message=${messageId}`;
