import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { signUp } from "../acts/sign-up.ts";

const GOOD = 985;

/** 1,000 rows: good ones, some twice in the file, some with an address or a number that is none. */
function plantedFile(): Buffer {
  const lines = ["First Name,Last Name,Email,Phone Number,Company Name"];
  for (let n = 0; n < GOOD; n++) lines.push(`Person,${n},person${n}@example.com,,Company ${n % 20}`);
  for (let n = 0; n < 5; n++) lines.push(`Person,Again,PERSON${n}@example.com,,`);
  for (let n = 0; n < 6; n++) lines.push(`Broken,Mail ${n},not-an-address,,`);
  for (let n = 0; n < 4; n++) lines.push(`Broken,Phone ${n},ok${n}@example.com,12,`);
  return Buffer.from(lines.join("\n"));
}

/** How many rows the page says there are of a kind. */
const kind = (page: Page, count: string, name: string) =>
  page.getByRole("button", { name: new RegExp(`^${count}\\s*${name}`) });

test("a file of 1,000 rows with planted faults is checked, imported, and undone", async ({ page }) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr & Söhne" });
  await page.goto("/imports?into=contact");

  await test.step("the columns are recognized", async () => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose a file" }).click();
    await (await chooser).setFiles({ name: "people.csv", mimeType: "text/csv", buffer: plantedFile() });
    await expect(page.getByRole("combobox", { name: "Where “Email” goes" })).toHaveValue("emails.work");
    await expect(page.getByRole("combobox", { name: "Where “Company Name” goes" })).toHaveValue("companyId");
  });

  await test.step("the check counts exactly and says why", async () => {
    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(kind(page, "985", "Create")).toBeVisible();
    await expect(kind(page, "5", "Twice in the file")).toBeVisible();
    await kind(page, "10", "Faulty").click();
    await expect(page.getByText(/not-an-address/).first()).toBeVisible();
  });

  await test.step("what was left out can be downloaded, with the reason", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download what was left out" }).click();
    const csv = await readFile(await (await download).path(), "utf8");
    expect(csv.trim().split("\r\n")).toHaveLength(1 + 15);
  });

  await test.step("it is imported, and taken back whole", async () => {
    await page.getByRole("button", { name: "Import 985 records" }).click();
    await expect(kind(page, "985", "Created")).toBeVisible();
    expect(await contacts(page)).toBe(GOOD);
    await page.getByRole("button", { name: "Undo the import" }).click();
    await expect.poll(() => contacts(page)).toBe(0);
  });
});

/** How many contacts there are, as the API counts them. */
async function contacts(page: Page): Promise<number> {
  const answer = await page.request.get("/api/v1/contacts?limit=1&total=true");
  return (await answer.json()).page.total;
}
