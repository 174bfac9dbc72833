import { expect, type Page, test } from "@playwright/test";
import { settled } from "../acts/settled.ts";
import { signUp } from "../acts/sign-up.ts";

const BROUGHT_ALONG = ["/me", "/objects", "/pipelines", "/sample-data", "/views"];

/** What a page asks the API from now on. */
function listenIn(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/v1/")) asked.push(pathname.replace("/api/v1", ""));
  });
  return asked;
}

test("a page comes with what it asks first, and is nobody's any more after signing out", async ({ page }) => {
  await signUp(page, { name: "Ida Moss", organization: "Moss Roofing" });
  const lead = await page.request.post("/api/v1/leads", {
    data: { title: "Moss on the roof", email: "moss@example.com" },
  });
  expect(lead.ok()).toBe(true);

  await test.step("it asks for its rows, and not for who she is, what leads are and which stages there are", async () => {
    const asked = listenIn(page);
    await page.goto("/leads?layout=table");
    await expect(page.getByText("Moss on the roof")).toBeVisible();
    await settled(page);
    expect(asked).toContain("/leads");
    expect(asked.filter((path) => BROUGHT_ALONG.includes(path))).toEqual([]);
    // What was given has been taken, and nothing of it stays in the document.
    await expect(page.locator("script[data-answer]")).toHaveCount(0);
  });

  await test.step("what it asks ahead of its script is what the script would ask: nothing is asked twice", async () => {
    const { data } = await lead.json();
    const shown = {
      "/": "/today",
      "/leads": "/leads/board",
      "/contacts": "/contacts",
      [`/leads/${data.id}`]: `/leads/${data.id}`,
    };
    for (const [address, question] of Object.entries(shown)) {
      const asked = listenIn(page);
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await settled(page);
      expect(asked.filter((path) => path === question)).toEqual([question]);
    }
  });

  await test.step("what stands around it comes once it stands", async () => {
    await expect(page.getByRole("button", { name: "Notifications" })).toBeVisible();
  });

  await test.step("signed out, the way back shows the door and nothing of hers", async () => {
    await page.getByRole("button", { name: "Your account" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/sign-in/);
    await page.goBack();
    await expect(page).toHaveURL(/sign-in/);
    await expect(page.getByText("Moss on the roof")).toHaveCount(0);
  });
});
