import { join } from "node:path";
import { type Page, test } from "@playwright/test";
import { addressOf } from "../acts/routes.ts";
import { settled } from "../acts/settled.ts";
import { signUp } from "../acts/sign-up.ts";

const FOLDER = join(import.meta.dirname, "../../docs/guides/pictures");

interface Picture {
  name: string;
  path: string;
  /** Brings the page into the state that is worth showing. */
  before?: (page: Page) => Promise<unknown>;
}

const PICTURES: Picture[] = [
  { name: "today", path: "/" },
  { name: "leads-table", path: "/leads?layout=table" },
  { name: "leads-board", path: "/leads?layout=board" },
  { name: "deals-board", path: "/deals?layout=board" },
  { name: "lead", path: "/leads/$id" },
  { name: "deal", path: "/deals/$id" },
  { name: "contact", path: "/contacts/$id" },
  { name: "forecast", path: "/forecast" },
  { name: "new-inquiry", path: "/inquiries/new" },
  { name: "journal", path: "/operations" },
  { name: "import", path: "/imports" },
  { name: "palette", path: "/leads", before: (page) => page.keyboard.press("ControlOrMeta+k") },
  { name: "settings-organization", path: "/settings/organization" },
  { name: "settings-members", path: "/settings/members" },
  { name: "settings-roles", path: "/settings/roles" },
  { name: "settings-pipelines", path: "/settings/pipelines" },
  { name: "settings-fields", path: "/settings/fields" },
  { name: "settings-forms", path: "/settings/forms" },
];

test.use({ trace: "off" });

test("pictures of every screen", async ({ page }) => {
  test.setTimeout(300_000);
  await signUp(page, { name: "Ada Rohr", organization: "Rohr & Söhne" });
  await page.request.post("/api/v1/sample-data", { data: { trade: "plumbing" } });
  for (const { name, path, before } of PICTURES) {
    await test.step(name, async () => {
      await page.goto(await addressOf(page.request, { path, isInside: true }));
      await settled(page);
      await before?.(page);
      await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: "disabled" });
    });
  }
});
