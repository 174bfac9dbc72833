import { paraglideVitePlugin } from "@inlang/paraglide-js";
import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { precompress } from "./precompress.ts";

const server = process.env.API_URL ?? "http://localhost:3000";

export default defineConfig({
  plugins: [
    // The same options as `npm run messages`, which the type check needs without a build.
    paraglideVitePlugin({
      project: "./project.inlang",
      outdir: "./src/messages",
      strategy: ["localStorage", "preferredLanguage", "baseLocale"],
      isServer: "false",
    }),
    tanstackRouter({ target: "react", autoCodeSplitting: true }),
    react(),
    tailwindcss(),
    precompress(),
  ],
  build: {
    outDir: "dist",
    // The server's policy is script-src 'self': nothing may be inlined into the page as data: or inline script.
    assetsInlineLimit: 0,
    // first-load.test.ts reads from it what each page pulls in.
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Every screen needs these; a file an icon or primitive would compress badly and cost a request each.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: "framework",
              test: /node_modules\/(?:react|react-dom|scheduler|use-sync-external-store|@tanstack\/(?:react-)?(?:router|router-core|store|history))\//,
            },
            { name: "icons", test: /lucide-react/ },
            {
              name: "floating",
              test: /@radix-ui\/(?!react-(?:dialog|toast|tabs|switch))|floating-ui|react-remove-scroll|use-sidecar/,
            },
            {
              name: "data",
              test: /@tanstack\/(?:react-)?query|openapi-fetch|src\/lib\/(?!auth-client|realtime|local-time)|src\/records\/(?:undo\/undo|record|metadata)/,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      "/api": server,
      "/f": server,
      "/embed": server,
      "/realtime": { target: server, ws: true },
    },
  },
});
