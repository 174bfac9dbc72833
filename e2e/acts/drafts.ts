import { type APIRequestContext, expect, type Page } from "@playwright/test";

/** A lead of a customer who can be reached by e-mail, with something to write from. */
export async function leadToWriteFor(request: APIRequestContext): Promise<string> {
  const emails = [{ email: "dana.fox@example.com", primary: true }];
  const contact = await request.post("/api/v1/contacts", { data: { firstName: "Dana", lastName: "Fox", emails } });
  const lead = await request.post("/api/v1/leads", {
    data: {
      title: "New roof for the barn",
      description: "The roof leaks above the stairs. Please use slate.",
      serviceType: "roofing",
      email: "dana.fox@example.com",
      contactId: (await contact.json()).data.id,
    },
  });
  return (await lead.json()).data.id;
}

/** Asks for a document on the page of its lead, and waits until it is written. */
export async function askFor(page: Page, leadId: string, kind: "Scope" | "Estimate" | "Proposal"): Promise<void> {
  await page.goto(`/leads/${leadId}`);
  await page.getByRole("button", { name: "Have written" }).click();
  await page.getByRole("menuitem", { name: kind, exact: true }).click();
  await expect(page.getByRole("heading", { name: new RegExp(`^${kind}`) })).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve" })).toBeVisible();
}

/** Approves the document that is shown and sends it to the customer by e-mail; the address of their page. */
export async function approveAndSend(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Message")).toHaveValue(/\{\{link\}\}/);
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Sent", { exact: true })).toBeVisible();
  const address = await page.getByRole("link", { name: /\/p\// }).getAttribute("href");
  return new URL(address ?? "").pathname;
}
