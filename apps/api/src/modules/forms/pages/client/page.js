import { enhance } from "./enhance.js";

for (const form of document.querySelectorAll("form[data-endpoint]")) enhance(form, "");
