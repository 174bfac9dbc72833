import stories from "./playwright.config.ts";

/** `npm run pictures`: the pictures of docs/guides, taken anew from the product itself. */
export default { ...stories, testDir: "pictures", retries: 0 };
