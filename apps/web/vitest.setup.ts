import { overwriteGetLocale } from "./src/messages/runtime.js";

/* Tests on Node have no browser to ask for a language. */
overwriteGetLocale(() => "en");
