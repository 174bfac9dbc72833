import { html } from "hono/html";

/** The API reference, drawn by Swagger UI from /openapi.json. */
export const docsPage = html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Mainstay API</title>
    <link rel="stylesheet" href="/docs/assets/swagger-ui.css" />
  </head>
  <body>
    <div id="reference"></div>
    <script src="/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>`;

/** What the `type` of a problem leads to. */
export const problemPage = (code: string, { title, status }: { title: string; status: number }) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${title}</title>
  </head>
  <body>
    <h1>${title}</h1>
    <p>Problem <code>${code}</code>, answered with status ${status}. The <code>detail</code> and <code>errors</code> of the answer say what to do.</p>
    <p><a href="/docs">API reference</a></p>
  </body>
</html>`;
