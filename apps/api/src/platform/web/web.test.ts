import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveWeb } from "./web.ts";

const NEEDS = [
  { path: "/leads", where: { layout: "table" }, files: ["assets/table-1.js"], asks: ["/api/v1/me"] },
  { path: "/leads", files: ["assets/board-1.js"], asks: ["/api/v1/me", "/api/v1/refused"] },
  { path: "/leads/$id", files: ["assets/lead-1.js"], asks: ["/api/v1/me"] },
];

let dist: string;
let app: Hono;
/** The API's requests, as the front door saw them. */
const asked: { path: string; cookie: string | undefined; client: string | undefined }[] = [];

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), "mainstay-web-"));
  await mkdir(join(dist, "assets"));
  await mkdir(join(dist, ".vite"));
  await writeFile(join(dist, "index.html"), "<html><head><title>Mainstay</title></head><body>app</body></html>");
  await writeFile(join(dist, ".vite/pages.json"), JSON.stringify(NEEDS));
  await writeFile(join(dist, "assets/board-1.js"), "plain");
  await writeFile(join(dist, "assets/board-1.js.br"), "small");
  await writeFile(join(dist, "theme.js"), "theme");
  app = new Hono();
  app.get("/api/v1/:what", (c) => {
    asked.push({ path: c.req.path, cookie: c.req.header("cookie"), client: c.req.header("x-mainstay-client") });
    return c.req.param("what") === "me" ? c.json({ data: { name: "</script><b>" } }) : c.json({}, 403);
  });
  serveWeb(app, dist);
});
afterAll(() => rm(dist, { recursive: true }));

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const signedIn = { cookie: "session=1", "sec-fetch-dest": "document" };

test("a built file goes out compressed where the browser takes it, to be kept for good", async () => {
  const small = await get("/assets/board-1.js", { "accept-encoding": "gzip, br" });
  expect(await small.text()).toBe("small");
  expect(small.headers.get("content-encoding")).toBe("br");
  expect(small.headers.get("content-type")).toContain("text/javascript");
  expect(small.headers.get("cache-control")).toContain("immutable");
  expect(await (await get("/assets/board-1.js")).text()).toBe("plain");
  expect((await get("/theme.js")).headers.get("cache-control")).not.toContain("immutable");
});

test("a file of an older build is not found, and nothing beside the built files is given out", async () => {
  expect((await get("/assets/board-0.js")).status).toBe(404);
  for (const path of ["/.vite/pages.json", "/index.html.br", "/assets/..%2f.vite%2fpages.json"]) {
    expect(await (await get(path)).text()).not.toContain("asks");
  }
});

test("a page names at its head the script it needs, by its address", async () => {
  const scriptsOf = async (path: string) => (await (await get(path)).text()).match(/(?<=modulepreload.*href=")[^"]+/g);
  expect(await scriptsOf("/leads")).toEqual(["/assets/board-1.js"]);
  expect(await scriptsOf("/leads?layout=table")).toEqual(["/assets/table-1.js"]);
  expect(await scriptsOf("/leads/0199?tab=files")).toEqual(["/assets/lead-1.js"]);
  expect(await scriptsOf("/nowhere")).toBeNull();
});

test("whoever is signed in gets the first answers with the page, which no cache keeps", async () => {
  asked.length = 0;
  const page = await get("/leads", signedIn);
  const html = await page.text();
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(html).toContain('data-answer="/api/v1/me"');
  // What somebody wrote cannot end the element it stands in.
  expect(html).toContain('"\\u003c/script>\\u003cb>"');
  // Refused, it is left for the page to ask and to tell.
  expect(html).not.toContain("/api/v1/refused");
  expect(asked).toEqual([
    { path: "/api/v1/me", cookie: "session=1", client: "web" },
    { path: "/api/v1/refused", cookie: "session=1", client: "web" },
  ]);
});

test("without a cookie, or fetched as anything but a page, it is everybody's and holds nobody's data", async () => {
  asked.length = 0;
  const others: Record<string, string>[] = [
    {},
    { "sec-fetch-dest": "document" },
    { cookie: "session=1" },
    { ...signedIn, "sec-fetch-dest": "iframe" },
  ];
  for (const headers of others) {
    const page = await get("/leads", headers);
    expect(page.headers.get("cache-control")).toBe("no-cache");
    expect(await page.text()).not.toContain("data-answer");
  }
  expect(asked).toEqual([]);
});

test("without a build the server says what to do", async () => {
  const bare = new Hono();
  serveWeb(bare, join(dist, "nothing"));
  expect((await bare.request("/")).status).toBe(503);
});
