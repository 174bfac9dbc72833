import { type Browser, expect, type Page } from "@playwright/test";

/** A colleague with a browser of their own, invited by who is signed in on `page`. */
export async function joinAs(browser: Browser, page: Page, name: string): Promise<Page> {
  const context = await browser.newContext();
  const colleague = await context.newPage();
  const email = `${crypto.randomUUID()}@example.com`;
  const post = async (by: Page, path: string, data: object) => {
    const origin = new URL(page.url()).origin;
    const response = await by.request.post(origin + path, { data, headers: { origin } });
    expect(response.ok(), await response.text()).toBe(true);
    return response.json();
  };
  await post(colleague, "/api/auth/sign-up/email", { name, email, password: "correct horse battery" });
  const invitation = await post(page, "/api/auth/organization/invite-member", { email, role: "manager" });
  await post(colleague, "/api/auth/organization/accept-invitation", { invitationId: invitation.id });
  return colleague;
}
