import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Form } from "../forms.object.ts";
import { brandAddress } from "./brand.ts";
import { EMPTY, formHtml } from "./form-html.ts";
import type { From } from "./from.ts";

const JAVASCRIPT = "text/javascript; charset=utf-8";

/** What the pages load, by name; small enough to be kept. */
export const ASSETS: Record<string, { type: string; text: string } | undefined> = {
  "form.css": { type: "text/css; charset=utf-8", text: read("form.css") },
  "page.js": { type: JAVASCRIPT, text: read("page.js") },
  "enhance.js": { type: JAVASCRIPT, text: read("enhance.js") },
  "embed.js": { type: JAVASCRIPT, text: read("embed.js") },
};

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, "client", name), "utf8");
}

/** The script that draws one form in somebody else's page; classic, as only such a one knows where it stands. */
export async function embedScript(form: Form, from: From): Promise<string> {
  const config = {
    key: form.key,
    html: String(await formHtml(form, "h2", from, EMPTY)),
    styles: ["/f/assets/form.css", brandAddress(form)],
  };
  return `(() => {
  const script = document.currentScript;
  const base = new URL(script.src).origin;
  import(base + "/f/assets/embed.js").then(({ embed }) => embed(${JSON.stringify(config)}, script, base));
})();
`;
}
