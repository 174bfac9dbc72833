import type { Context, Env, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { v7 } from "uuid";
import type { House } from "../../../platform/context.ts";
import { languageOf } from "../../../platform/language.ts";
import { type FieldError, Problem } from "../../../platform/problem.ts";
import { findPublicForm, type PublicForm } from "../forms.service.ts";
import { ASSETS, embedScript } from "./assets.ts";
import { Brand, brandCss } from "./brand.ts";
import { fromOf } from "./from.ts";
import { formPage, noFormPage, thanksPage } from "./page-html.ts";

const MAX_BODY_BYTES = 100_000;
const CACHED = { "cache-control": "public, max-age=300" };

/** The public face of forms: a page for each, and the script that draws it in another site. */
export function mountForms<E extends Env>(app: Hono<E>, house: House): void {
  const find = (key: string) => findPublicForm(house, key, v7()).catch(missing);

  app.get("/f/assets/:name", (c) => {
    const asset = ASSETS[c.req.param("name")];
    return asset ? c.body(asset.text, 200, { ...CACHED, "content-type": asset.type }) : c.notFound();
  });
  app.get("/f/:key", async (c) => {
    const found = await find(c.req.param("key"));
    if (!found) return c.html(noFormPage(languageOf(c.req.header("accept-language"))), 404);
    return c.html(
      formPage(found.form, fromOf(found.ctx.org, found.form), {
        values: {},
        errors: [],
        startedAt: house.now().toISOString(),
      }),
    );
  });
  app.get("/f/:key/brand.css", async (c) => {
    const found = await find(c.req.param("key"));
    // The address says the look, also one that is only tried out; without it, as the snippet of old, the form does.
    const look = Brand.safeParse(c.req.query()).data ?? (found && Brand.parse(found.form));
    return c.body(found && look ? brandCss(look) : "", found ? 200 : 404, {
      ...CACHED,
      "content-type": "text/css",
    });
  });
  app.get("/f/:key/thanks", async (c) => {
    const found = await find(c.req.param("key"));
    return found
      ? c.html(thanksPage(found.form, fromOf(found.ctx.org, found.form)))
      : c.html(noFormPage(languageOf(c.req.header("accept-language"))), 404);
  });
  app.post("/f/:key", bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c: Context<E, "/f/:key">) => {
    const found = await find(c.req.param("key"));
    if (!found) return c.html(noFormPage(languageOf(c.req.header("accept-language"))), 404);
    return postToApi(c, found, (request) => app.fetch(request, c.env));
  });
  app.get("/embed/:file{.+\\.js}", async (c) => {
    const found = await find(c.req.param("file").replace(/\.js$/, ""));
    if (!found)
      return c.body("console.warn('Mainstay: this form is no longer in use.');", 404, { "content-type": JAVASCRIPT });
    return c.body(await embedScript(found.form, { name: found.ctx.org.name, logo: null }), 200, {
      ...CACHED,
      "content-type": JAVASCRIPT,
    });
  });
}

const JAVASCRIPT = "text/javascript; charset=utf-8";

function missing(error: unknown): null {
  if (error instanceof Problem && error.code === "not-found") return null;
  throw error;
}

/**
 * What a plain HTML form posts goes through the API like anything else, limits and all; this only turns its answer
 * into a page, with what was typed still there when something is wrong.
 */
async function postToApi(
  c: Context,
  { form, ctx }: PublicForm,
  send: (request: Request) => Response | Promise<Response>,
): Promise<Response> {
  const given = await c.req.parseBody();
  const values = Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  const headers = new Headers(c.req.raw.headers);
  headers.set("content-type", "application/json");
  headers.delete("content-length");
  // Whoever fills in a form does so as a stranger, also when signed in.
  headers.delete("cookie");
  const body = JSON.stringify({
    ...values,
    formKey: form.key,
    startedAt: values.startedAt || null,
    consent: values.consent !== undefined,
  });
  const answer = await send(new Request(new URL("/api/v1/public/leads", c.req.url), { method: "POST", headers, body }));
  if (answer.ok) return c.redirect(`/f/${form.key}/thanks`, 303);
  const problem = (await answer.json()) as { detail: string; errors?: FieldError[] };
  const errors = problem.errors ?? [{ pointer: "", detail: problem.detail }];
  c.status(answer.status as 422);
  return c.html(formPage(form, fromOf(ctx.org, form), { values, errors, startedAt: values.startedAt || null }));
}
