import { expect, type Locator, type Page } from "@playwright/test";
import { make } from "./record.ts";

/** A customer in Chicago who has agreed to be texted, and what they ask for. */
export async function makeInquiry(page: Page): Promise<{ contact: string; lead: string }> {
  const { id: contact } = await make(page, "contacts", {
    firstName: "Dana",
    lastName: "Roe",
    emails: [{ email: "dana@example.com", type: "home", primary: true }],
    phones: [{ number: "+13125550142", type: "mobile", primary: true }],
    smsConsent: "granted",
  });
  const { id: lead } = await make(page, "leads", { title: "New boiler", contactId: contact });
  return { contact, lead };
}

/** Opens the composer of the record on the page for a channel. */
export async function compose(page: Page, channel: "E-mail" | "SMS"): Promise<Locator> {
  await page.getByRole("group", { name: "Kind of entry" }).getByRole("button", { name: channel, exact: true }).click();
  return page.getByRole("form", { name: channel === "SMS" ? "Write a text message" : "Write an e-mail" });
}

/** The bubble of a message in the conversation on the page, by what it says. */
export const bubble = (page: Page, text: string): Locator =>
  page.getByRole("list", { name: "Conversation" }).getByRole("listitem").filter({ hasText: text });

/** Shows the conversation with whom the record on the page is about. */
export async function showConversation(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "Conversation" }).check();
}

/** What the customer has got at an address, in the development mailbox or on the development phone. */
export async function customerSide(page: Page, address: string): Promise<Locator> {
  await page.goto("/settings/mailbox");
  const talk = page.getByRole("article", { name: address });
  await expect(talk).toBeVisible();
  return talk;
}
