import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Form } from "../forms.object.ts";
import { EMPTY, formHtml } from "./form-html.ts";

const read = (name: string) => readFileSync(join(import.meta.dirname, "client", name), "utf8");

const enhance = read("enhance.js");
const embed = read("embed.js");

export const FORM_CSS = read("form.css");
export const PAGE_SCRIPT = wrapped(enhance, read("page.js"));

/** The script that draws one form in somebody else's page. */
export async function embedScript(form: Form, from: string): Promise<string> {
  const config = {
    key: form.key,
    html: String(await formHtml(form, "h2", from, EMPTY)),
    styles: ["/f/assets/form.css", `/f/${form.key}/brand.css`],
  };
  return wrapped(enhance, embed, `embed(${JSON.stringify(config)}, document.currentScript);`);
}

/** Nothing of ours becomes a global of theirs. */
function wrapped(...parts: string[]): string {
  return `(() => {\n${parts.join("\n")}\n})();\n`;
}
