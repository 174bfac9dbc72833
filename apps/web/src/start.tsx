import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { language } from "./lib/language.ts";
import { followConnection } from "./lib/reconnect.ts";
import { showServerWords } from "./lib/server-words/server-words.ts";
import "./lib/theme.ts";
import { fetchPageCode } from "./router.ts";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root");

fetchPageCode();
document.documentElement.lang = language.get();
followConnection();
await showServerWords(language.get());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
