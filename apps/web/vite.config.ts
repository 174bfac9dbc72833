import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = "http://localhost:3000";

export default defineConfig({
  plugins: [tanstackRouter({ target: "react", autoCodeSplitting: true }), react(), tailwindcss()],
  build: {
    outDir: "dist",
    // The server's policy is script-src 'self': nothing may be inlined into the page as data: or inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // All icons in one file: one each would compress badly and cost a request.
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: "icons", test: /lucide-react/ }] },
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
