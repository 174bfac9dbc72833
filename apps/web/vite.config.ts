import { paraglideVitePlugin } from "@inlang/paraglide-js";
import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { chunkOf, FLOATING } from "./chunks.ts";
import { pageNeeds } from "./page-needs.ts";
import { precompress } from "./precompress.ts";
import { quickPlurals } from "./quick-plurals.ts";

const server = process.env.API_URL ?? "http://localhost:3000";

/** Files every page behind the door begins with. */
const STARTS_WITH = /^(?:framework|house|inside)$/;
/**
 * Has Chromium compile a file's functions while it loads and beside the page's own thread, which would otherwise do so
 * one by one as they are called: https://v8.dev/blog/explicit-compile-hints. To other browsers it is a comment.
 */
const COMPILE_AT_ONCE = "//# allFunctionsCalledOnLoad";

export default defineConfig({
  plugins: [
    // The same options as `npm run messages`, which the type check needs without a build.
    paraglideVitePlugin({
      project: "./project.inlang",
      outdir: "./src/messages",
      strategy: ["localStorage", "preferredLanguage", "baseLocale"],
      isServer: "false",
    }),
    quickPlurals(),
    tanstackRouter({
      target: "react",
      autoCodeSplitting: true,
      // What a page asks for belongs to its code, not to that of every other page.
      codeSplittingOptions: { defaultBehavior: [["component", "loader"], ["errorComponent"], ["notFoundComponent"]] },
    }),
    react(),
    tailwindcss(),
    precompress(),
    pageNeeds(),
  ],
  build: {
    outDir: "dist",
    // The server's policy is script-src 'self': nothing may be inlined into the page as data: or inline script.
    assetsInlineLimit: 0,
    // page-needs.ts and first-load.test.ts read from it what each page pulls in.
    manifest: true,
    // A page's list of what it will need would be part of the first load of every other page; pages are fetched when
    // one points at their link, and what they share is there already.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files, { hostType }) => (hostType === "js" ? [] : files),
    },
    rolldownOptions: {
      output: {
        postBanner: ({ name }) => (STARTS_WITH.test(name) ? COMPILE_AT_ONCE : ""),
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: chunkOf, priority: 1 },
            {
              name: "floating",
              test: FLOATING,
              entriesAware: true,
              entriesAwareMergeThreshold: 4_000,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      "/api": server,
      // With its slash: the app has pages of its own that begin with an f.
      "^/f/": server,
      "^/p/": server,
      "^/u/": server,
      "/embed": server,
      "/logos": server,
      "/realtime": { target: server, ws: true },
    },
  },
});
