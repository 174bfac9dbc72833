import { newId } from "@mainstay/db";
import { and, eq, ne } from "drizzle-orm";
import type { Env, Hono } from "hono";
import { z } from "zod";
import { logo } from "../../platform/auth/auth.table.ts";
import { contentTypeOf } from "../../platform/content-type.ts";
import type { Ctx, House, Organization } from "../../platform/context.ts";
import { invalidField } from "../../platform/problem.ts";
import { setColumns } from "./organization.service.ts";

const MAX_BYTES = 256_000;

/** The kinds of picture taken. No SVG: it can hold scripts, and would run them on our own address. */
const TYPES = ["image/png", "image/jpeg", "image/webp"];

/**
 * Gives the organization a logo.
 * @param base64 a PNG, JPEG or WebP of at most 256 kB
 * @throws Problem invalid for anything else
 */
export async function setLogo(ctx: Ctx, base64: string): Promise<Organization> {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length > MAX_BYTES) throw invalidField("data", "A logo may have at most 256 kB.");
  const type = await contentTypeOf(bytes);
  if (!TYPES.includes(type)) throw invalidField("data", "A logo is a PNG, JPEG or WebP picture.");
  const id = newId();
  const { system } = ctx.house.database;
  await system.insert(logo).values({ id, organizationId: ctx.org.id, type, base64 });
  const changed = await setColumns(ctx, { logoId: id }, "Changed the logo");
  await system.delete(logo).where(and(eq(logo.organizationId, ctx.org.id), ne(logo.id, id)));
  return changed;
}

/** Takes the logo away; the name stands alone again. */
export async function removeLogo(ctx: Ctx): Promise<Organization> {
  const changed = await setColumns(ctx, { logoId: null }, "Removed the logo");
  await ctx.house.database.system.delete(logo).where(eq(logo.organizationId, ctx.org.id));
  return changed;
}

const FOREVER = "public, max-age=31536000, immutable";

/** Logos are for everybody's eyes: on public forms, in mails, on the sign-in page. */
export function mountLogos<E extends Env>(app: Hono<E>, house: House): void {
  app.get("/logos/:id", async (c) => {
    const id = z.uuid().safeParse(c.req.param("id")).data;
    if (!id) return c.notFound();
    const [found] = await house.database.system.select().from(logo).where(eq(logo.id, id));
    if (!found) return c.notFound();
    return c.body(new Uint8Array(Buffer.from(found.base64, "base64")), 200, {
      "content-type": found.type,
      "cache-control": FOREVER,
    });
  });
}
