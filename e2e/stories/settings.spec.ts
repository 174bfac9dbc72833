import { type Browser, expect, type Page, test } from "@playwright/test";
import { signUp } from "../acts/sign-up.ts";

/** Somebody joins the organization in a browser of their own, by the invitation she sends. */
async function joinAs(page: Page, browser: Browser, role: string): Promise<Page> {
  const email = `${crypto.randomUUID()}@example.com`;
  const invited = await page.request.post("/api/auth/organization/invite-member", {
    data: { email, role },
    headers: { origin: new URL(page.url()).origin },
  });
  const { id } = await invited.json();
  const context = await browser.newContext();
  const origin = { origin: new URL(page.url()).origin };
  const account = { name: "Sam Rohr", email, password: "correct horse battery" };
  await context.request.post("/api/auth/sign-up/email", { data: account, headers: origin });
  const joined = await context.request.post("/api/auth/organization/accept-invitation", {
    data: { invitationId: id },
    headers: origin,
  });
  expect(joined.ok()).toBe(true);
  return context.newPage();
}

test("a role that is taken away is gone at once, in a browser that is open elsewhere", async ({ page, browser }) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr & Rechte" });
  await page.request.post("/api/v1/leads", { data: { title: "Leaking tap", email: "tap@example.com" } });
  const sam = await joinAs(page, browser, "admin");
  await sam.goto("/settings/profile");
  await expect(sam.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Access" })).toBeVisible();

  await page.goto("/settings/members");
  await page.getByLabel("Role of Sam Rohr").selectOption("Guest");
  await expect(page.getByText("Sam Rohr's role changed", { exact: true })).toBeVisible();

  await expect(sam.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Access" })).toBeHidden();
  await sam.goto("/leads");
  await expect(sam.getByText("Leaking tap")).toBeHidden();
  const refused = await sam.request.patch("/api/v1/organization", {
    data: { name: "Mine" },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(refused.status()).toBe(403);
  await sam.context().close();
});

test("a field of one's own is previewed, stands on the form, and can be taken back", async ({ page }) => {
  await signUp(page, { name: "Ben Rohr", organization: "Rohr & Felder" });
  await page.goto("/settings/fields");
  await page.getByRole("button", { name: "New field" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Label").fill("Roof type");
  await dialog.getByLabel("Type", { exact: true }).selectOption("One of a list");
  await dialog.getByLabel("Option 1").fill("Slate");
  await dialog.getByLabel("Option 1").press("Enter");
  await dialog.getByLabel("Option 2").fill("Tile");
  await dialog.getByLabel("Required").click();
  await expect(dialog.getByRole("region", { name: "Preview" }).getByLabel(/Roof type/)).toContainText("Slate");
  await dialog.getByRole("button", { name: "Add field" }).click();
  await expect(page.getByRole("list", { name: "Fields" }).getByText("Roof type")).toBeVisible();

  await page.goto("/leads");
  await page.getByRole("button", { name: "New lead", exact: true }).first().click();
  const create = page.getByRole("dialog");
  await expect(create.getByLabel(/Roof type/)).toContainText("Tile");

  await page.goto("/settings/fields");
  await page.getByRole("button", { name: "Archive Roof type" }).click();
  await expect(page.getByText("1 archived field").first()).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("list", { name: "Fields" }).getByText("Roof type")).toBeVisible();
});

test("a form is built beside its preview, and its page shows what was built", async ({ page, browser }) => {
  await signUp(page, { name: "Cem Rohr", organization: "Rohr & Formulare" });
  await page.goto("/settings/forms");
  await page.getByLabel("Name of a new form").fill("Emergencies");
  await page.getByRole("button", { name: "Create form" }).click();
  await page.getByLabel("Heading").fill("Water where it should not be?");
  await page.getByLabel("Your words for Message").fill("What happened");
  await page.getByRole("group", { name: "Whether Company is asked" }).getByText("Required").click();
  const preview = page.frameLocator("iframe");
  await expect(preview.getByRole("heading", { name: "Water where it should not be?" })).toBeVisible();
  await expect(preview.getByLabel(/Company/)).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();

  const address = await page.getByRole("link", { name: "Open its page" }).getAttribute("href");
  const stranger = await browser.newPage();
  await stranger.goto(new URL(address ?? "").pathname);
  await expect(stranger.getByRole("heading", { name: "Water where it should not be?" })).toBeVisible();
  await expect(stranger.getByLabel(/What happened/)).toBeVisible();
  await expect(stranger.getByLabel(/Company/)).toHaveAttribute("required");
  await stranger.close();
});
