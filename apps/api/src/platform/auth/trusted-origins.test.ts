import { expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { trustedOrigins } from "./better-auth.ts";

const host = "192.168.1.5:3000";

test("without BASE_URL a server is trusted under whatever name it was reached", () => {
  const config = readConfig({ PORT: "3000" });
  expect(trustedOrigins(config, host)).toEqual(["http://localhost:3000", "http://192.168.1.5:3000"]);
});

test("with BASE_URL only that name counts, and those listed", () => {
  const config = readConfig({ BASE_URL: "https://crm.example.com/", TRUSTED_ORIGINS: "https://app.example.com" });
  expect(trustedOrigins(config, host)).toEqual(["https://crm.example.com", "https://app.example.com"]);
});
