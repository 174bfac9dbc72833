import { expect, type Page, test } from "@playwright/test";
import { signUp } from "../acts/sign-up.ts";

const madeLead = async (page: Page, title: string): Promise<string> => {
  const response = await page.request.post("/api/v1/leads", {
    data: { title, email: `${crypto.randomUUID()}@example.com` },
  });
  return (await response.json()).data.id;
};

test("everything speaks Spanish, from the door to an error, and remembers it", async ({ page }) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr y Hermanos" });
  await madeLead(page, "Caldera rota");

  await test.step("she chooses Spanish in her menu", async () => {
    await page.getByRole("button", { name: "Your account" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Español" }).click();
    await expect(page.getByRole("link", { name: "Prospectos" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
  });

  await test.step("the list, its columns and the record are in Spanish", async () => {
    await page.goto("/leads?layout=table");
    await expect(page.getByRole("heading", { name: "Prospectos" })).toBeVisible();
    await expect(page.getByRole("columnheader", { name: /Estado/ })).toBeVisible();
    await expect(page.getByText("Nuevo", { exact: true }).first()).toBeVisible();
    await page.goto("/inquiries/new");
    await expect(page.getByText("¿Quién llama?")).toBeVisible();
  });

  await test.step("so is why the server refuses something", async () => {
    await page.getByLabel("Correo electrónico").fill("nadie");
    await page.getByLabel(/En pocas palabras/).fill("Algo");
    await page.getByRole("button", { name: "Guardar consulta" }).click();
    await expect(page.getByText("“nadie” no es una dirección de correo.").first()).toBeVisible();
  });

  await test.step("another browser of hers opens in Spanish too", async () => {
    await page.evaluate(() => localStorage.clear());
    await page.goto("/contacts");
    await expect(page.getByRole("heading", { name: "Contactos" })).toBeVisible();
  });
});

test("the palette and the keys reach everything without a mouse", async ({ page }) => {
  await signUp(page, { name: "Ben Rohr", organization: "Rohr & Keys" });
  const id = await madeLead(page, "Leaking gutter");
  await page.goto("/contacts");
  await expect(page.getByRole("heading", { name: "Contacts" })).toBeVisible();

  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(page).toHaveURL(/\/deals/);

  await page.keyboard.press("/");
  const search = page.getByRole("combobox", { name: "Search" });
  await expect(search).toBeFocused();
  await search.pressSequentially("gutter");
  await expect(page.getByRole("option", { name: /Leaking gutter/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/leads/${id}`));
  await expect(page).toHaveTitle(/Leaking gutter/);

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Search, go and act");
  await page.keyboard.press("Escape");

  await page.keyboard.press("Control+k");
  await search.fill(">create contact");
  await expect(page.getByRole("option", { name: "Create contact" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText(/contact/i);
  await page.keyboard.press("Escape");

  await page.keyboard.press("[");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await page.keyboard.press("[");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
});

test("an edit made without a connection survives a reload and is saved when there is one again", async ({
  page,
  context,
}) => {
  await signUp(page, { name: "Cem Rohr", organization: "Rohr Offline" });
  const id = await madeLead(page, "Cold radiator");
  await page.goto(`/leads/${id}`);
  await expect(page.getByRole("heading", { name: "Cold radiator" })).toBeVisible();

  // The server is away, the page is not: what a phone in a cellar sees.
  await context.route(/\/api\/v1\//, (route) => route.abort("internetdisconnected"));
  await page.evaluate(
    (leadId) =>
      // As the page's own fields do it, whatever they look like.
      fetch(`/api/v1/leads/${leadId}`, { method: "GET" }).catch(() => undefined),
    id,
  );
  await page.getByRole("button", { name: "Edit Service" }).click();
  await page.getByRole("textbox", { name: /Service/ }).fill("Heating");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/1 edit is kept on this device/)).toBeVisible();
  await expect(page.getByText("Heating").first()).toBeVisible();

  await context.unroute(/\/api\/v1\//);
  await page.reload();
  await expect(async () => {
    const { data } = await (await page.request.get(`/api/v1/leads/${id}`)).json();
    expect(data.serviceType).toBe("Heating");
  }).toPass();
  await expect(page.getByText("Heating").first()).toBeVisible();
  await expect(page.getByText(/kept on this device/)).toBeHidden();
});
