export * from "./fields.ts";
export * from "./object.ts";
export * from "./rights.ts";
