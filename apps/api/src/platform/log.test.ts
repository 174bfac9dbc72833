import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { withoutValues } from "./log.ts";

test("a failed statement is logged without the values it was about", () => {
  const cause = Object.assign(new Error("duplicate key"), { code: "23505" });
  const error = new DrizzleQueryError("insert into people values ($1, $2)", ["jane@example.com", "line\nbreak"], cause);
  const logged = JSON.stringify(withoutValues(error));
  expect(logged).toContain("insert into people");
  expect(logged).toContain("23505");
  expect(logged).not.toContain("jane@example.com");
  expect(logged).not.toContain("break");
});
