import { expect, test } from "vitest";
import { fillTemplate, openFields } from "./merge-fields.ts";

test("what is known is put in, and what is not stays to be seen", () => {
  const words = fillTemplate("Hi {{firstName}}, about {{work}}: {{sender}}", { firstName: "Dana", work: "" });
  expect(words).toBe("Hi Dana, about {{work}}: {{sender}}");
  expect(openFields(words)).toEqual(["work", "sender"]);
});

test("a value is never read as a template itself", () => {
  expect(fillTemplate("{{firstName}} {{lastName}}", { firstName: "{{lastName}}", lastName: "Roe" })).toBe(
    "{{lastName}} Roe",
  );
});
