import { expect, test } from "@playwright/test";
import { done, dueNow, followUpOf, prepared, proposalOut } from "../acts/follow-ups.ts";
import { openRecord } from "../acts/record.ts";
import { signUp } from "../acts/sign-up.ts";

test("a rule is changed and taken back; what it sets is prepared when it is due, and sent with a yes", async ({
  page,
}) => {
  await signUp(page, { name: "Ana Ruiz", organization: "Bright Roofs" });
  await page.goto("/settings/follow-ups");
  const rule = page
    .getByRole("list", { name: "Rules" })
    .getByRole("listitem")
    .filter({ hasText: "a proposal goes out" });

  await test.step("a rule is a sentence, changed in a dialog, and Undo takes the change back", async () => {
    await expect(rule).toContainText("3 days after a proposal goes out: a follow-up with a draft");
    await rule.getByRole("button", { name: "Edit Proposal sent" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("How many").fill("");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form).toContainText("Wait for one at least.");
    await form.getByLabel("How many").fill("5");
    await form.getByLabel("Draft for").selectOption({ label: "E-mail" });
    const jobs = form.getByRole("group", { name: "Jobs" });
    await expect(jobs.getByRole("checkbox", { name: "Proposal sent" })).toBeChecked();
    await jobs.getByRole("checkbox", { name: "Negotiating" }).check();
    await form.getByRole("button", { name: "Save" }).click();
    await expect(rule).toContainText("5 days after a proposal goes out");
    await expect(rule).toContainText("or moved to Proposal, Proposal sent, or Negotiating");
    const said = page.getByRole("listitem").filter({ hasText: "of follow-up rule Proposal sent" });
    await said.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(rule).toContainText("3 days after a proposal goes out");
    await expect(rule).toContainText("or moved to Proposal or Proposal sent");
  });

  await test.step("a rule is switched on", async () => {
    const on = page.getByRole("switch", { name: "Unanswered inquiry is on" });
    await on.click();
    await expect(on).toBeChecked();
  });

  const deal = await proposalOut(page, "Kitchen remodel");
  const { id } = await followUpOf(page, deal.id);
  await test.step("a proposal that went out has its next step, by the rule", async () => {
    await openRecord(page, "deals", deal.id, "Kitchen remodel");
    await expect(page.getByRole("region", { name: "Next step" })).toContainText("Follow up on the proposal");
    await dueNow(page, id);
    await prepared(page, id);
  });

  await test.step("in Today it says why, and shows how to get in touch", async () => {
    await page.goto("/");
    const line = page.getByRole("listitem").filter({ hasText: "Proposal sent: it went out on" });
    await line.getByRole("button", { name: /^Suggestion/ }).click();
    const suggestion = page.getByRole("dialog", { name: "How to get in touch" });
    await expect(suggestion.getByRole("region", { name: "For a call" })).toContainText("Ask whether the proposal");
    await suggestion.getByRole("link", { name: "Open Approvals" }).click();
  });

  await test.step("its e-mail waits for a yes, and with that the follow-up is done", async () => {
    const card = page.getByRole("listitem").filter({ hasText: "Proposal sent: it went out on" });
    await expect(card).toContainText("Any questions about Kitchen remodel?");
    await card.getByRole("button", { name: "Approve and send" }).click();
    await expect(card).toHaveCount(0);
    await done(page, id);
    await openRecord(page, "deals", deal.id, "Kitchen remodel");
    await expect(page.getByRole("region", { name: "Next step" })).toContainText("No next step is planned");
  });
});
