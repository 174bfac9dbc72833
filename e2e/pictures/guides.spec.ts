import { join } from "node:path";
import { type Page, test } from "@playwright/test";
import { joinAs } from "../acts/colleague.ts";
import { addressOf } from "../acts/routes.ts";
import { settled } from "../acts/settled.ts";
import { signUp } from "../acts/sign-up.ts";
import { makeWeek } from "../acts/tasks.ts";

const FOLDER = join(import.meta.dirname, "../../docs/guides/pictures");

interface Picture {
  name: string;
  path: string;
  /** Brings the page into the state that is worth showing. */
  before?: (page: Page) => Promise<unknown>;
}

const PICTURES: Picture[] = [
  { name: "today", path: "/" },
  { name: "feed", path: "/feed" },
  { name: "leads-table", path: "/leads?layout=table" },
  { name: "leads-board", path: "/leads?layout=board" },
  { name: "deals-board", path: "/deals?layout=board" },
  { name: "tasks-calendar", path: "/tasks?layout=calendar" },
  { name: "tasks-gantt", path: "/tasks?layout=gantt" },
  { name: "task", path: "/tasks/$id" },
  { name: "lead", path: "/leads/$id" },
  { name: "deal", path: "/deals/$id" },
  { name: "contact", path: "/contacts/$id" },
  { name: "draft", path: "/drafts/$id" },
  { name: "forecast", path: "/forecast" },
  { name: "new-inquiry", path: "/inquiries/new" },
  { name: "journal", path: "/operations" },
  { name: "approvals", path: "/approvals" },
  { name: "import", path: "/imports" },
  { name: "palette", path: "/leads", before: (page) => page.keyboard.press("ControlOrMeta+k") },
  { name: "notifications", path: "/notifications", before: tellMe },
  { name: "settings-notifications", path: "/settings/notifications" },
  { name: "settings-organization", path: "/settings/organization" },
  { name: "settings-members", path: "/settings/members" },
  { name: "settings-roles", path: "/settings/roles" },
  { name: "settings-pipelines", path: "/settings/pipelines" },
  { name: "settings-fields", path: "/settings/fields" },
  { name: "settings-ai", path: "/settings/ai" },
  { name: "settings-duplicates", path: "/settings/duplicates", before: findDuplicates },
  { name: "settings-follow-ups", path: "/settings/follow-ups" },
  { name: "settings-knowledge", path: "/settings/knowledge" },
  { name: "settings-ai-log", path: "/settings/ai-log" },
  { name: "settings-channels", path: "/settings/channels" },
  { name: "settings-templates", path: "/settings/templates" },
  { name: "settings-forms", path: "/settings/forms" },
];

test.use({ trace: "off" });

test("pictures of every screen", async ({ page }) => {
  test.setTimeout(300_000);
  await signUp(page, { name: "Ada Rohr", organization: "Rohr & Söhne" });
  await page.request.post("/api/v1/sample-data", { data: { trade: "plumbing" } });
  await makeWeek(page);
  const leads = await (await page.request.get("/api/v1/leads?limit=1")).json();
  await page.request.post(`/api/v1/leads/${leads.data[0].id}/proposal`, { data: {} });
  for (const { name, path, before } of PICTURES) {
    await test.step(name, async () => {
      await page.goto(await addressOf(page.request, { path, isInside: true }));
      await settled(page);
      // What stands around pages comes after them.
      await page
        .getByRole("button", { name: /notification/i })
        .first()
        .waitFor();
      await before?.(page);
      await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: "disabled" });
    });
  }
});

/** A colleague's words, so that there is something to be told. */
async function tellMe(page: Page): Promise<void> {
  const browser = page.context().browser();
  if (!browser) throw new Error("The page stands in no browser");
  const { data: me } = await (await page.request.get("/api/v1/me")).json();
  const { data: leads } = await (await page.request.get("/api/v1/leads?limit=2")).json();
  const colleague = await joinAs(browser, page, "Ben Okafor");
  const at = (path: string) => new URL(path, page.url()).href;
  for (const { id } of leads) {
    const body = `@${me.user.name} the customer asks whether we can come on Thursday.`;
    const data = { object: "lead", recordId: id, body, mentions: [me.member.id] };
    await colleague.request.post(at("/api/v1/comments"), { data });
  }
  await colleague.context().close();
  await page
    .getByRole("article", { name: /Ben Okafor mentioned you/ })
    .nth(1)
    .waitFor();
}

/** Somebody who is there twice, found by a sweep. */
async function findDuplicates(page: Page): Promise<void> {
  const twins = [
    { firstName: "Margueritte", lastName: "Delacroix", phones: [{ number: "+13125550142" }] },
    { firstName: "Marguerite", lastName: "Delacroix", phones: [{ number: "+13125550142" }] },
  ];
  for (const data of twins) await page.request.post("/api/v1/contacts", { data });
  await page.getByRole("button", { name: /^Look (for duplicates|again)$/ }).click();
  await page.getByRole("list", { name: "Duplicates" }).waitFor();
}
