import { type Browser, expect, type Page } from "@playwright/test";

/** The address of the organization's hosted form, as its settings show it. */
export async function hostedForm(page: Page): Promise<string> {
  const response = await page.request.get("/api/v1/forms");
  const { data } = await response.json();
  return new URL(data[0].url).pathname;
}

/** A stranger, in a browser of their own, writes to the business. */
export async function writeAsStranger(
  browser: Browser,
  form: string,
  { name, email, phone, message }: Record<"name" | "email" | "phone" | "message", string>,
): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(form);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel(/^E-mail/).fill(email);
  await page.getByLabel(/^Phone/).fill(phone);
  // At a person's pace: whoever is done within two seconds is taken for a machine.
  await page.getByLabel(/^Message/).pressSequentially(message, { delay: 2_500 / message.length });
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("button", { name: "Send" })).toBeHidden();
  await context.close();
}
