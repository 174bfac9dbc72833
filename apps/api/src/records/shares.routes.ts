import { z } from "zod";
import { Id } from "../platform/http.ts";
import { Answer, defineRoute, type Route } from "../platform/route.ts";
import type { ObjectDefinition } from "./object.ts";
import { capitalised } from "./schemas.ts";
import { listShares, Share, shareRecord, unshareRecord } from "./shares.ts";

/** Lending a record to members whose role would not show it to them. */
export function shareRoutes(object: ObjectDefinition): Route[] {
  const { name, plural, label, pluralLabel } = object.meta;
  const path = `/${plural}/{id}/shares`;
  const Name = capitalised(name);
  const lower = label.toLowerCase();
  return [
    defineRoute({
      tag: pluralLabel,
      id: `list${Name}Shares`,
      method: "get",
      path,
      right: { object: name, action: "read" },
      summary: `Members a ${lower} is shared with`,
      params: Id,
      answer: z.array(Share),
      run: (ctx, { params }) => listShares(ctx, object, params.id),
    }),
    defineRoute({
      tag: pluralLabel,
      id: `share${Name}`,
      method: "post",
      path,
      right: { object: name, action: "edit" },
      summary: `Share a ${lower} with a member`,
      params: Id,
      body: Share,
      answer: Share,
      run: async (ctx, { params, body }) => {
        const { result, operation } = await shareRecord(ctx, object, params.id, body);
        return new Answer(200, { data: result, operation });
      },
    }),
    defineRoute({
      tag: pluralLabel,
      id: `unshare${Name}`,
      method: "delete",
      path: `${path}/{memberId}`,
      right: { object: name, action: "edit" },
      summary: `Stop sharing a ${lower} with a member`,
      params: Id.extend({ memberId: z.uuid() }),
      answer: Share.pick({ memberId: true }),
      run: async (ctx, { params }) => {
        const { result, operation } = await unshareRecord(ctx, object, params.id, params.memberId);
        return new Answer(200, { data: result, operation });
      },
    }),
  ];
}
