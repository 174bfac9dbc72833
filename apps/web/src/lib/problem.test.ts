import { expect, test } from "vitest";
import { asProblem, errorsByField, errorsElsewhere, Problem, problemOf } from "./problem.ts";

test("errors land on the field their pointer begins with", () => {
  const problem = new Problem({
    status: 422,
    errors: [
      { pointer: "/emails/0/email", detail: "not an address" },
      { pointer: "/emails/1/email", detail: "second" },
      { pointer: "/fields/lossReason", detail: "say why" },
      { pointer: "/custom/roofType", detail: "unknown" },
    ],
  });
  expect(errorsByField(problem)).toEqual({
    emails: "not an address",
    lossReason: "say why",
    roofType: "unknown",
  });
});

test("errors of fields that a form does not draw are told apart from those it shows at their place", () => {
  const problem = new Problem({
    status: 422,
    errors: [
      { pointer: "/name", detail: "needed" },
      { pointer: "/custom/roofType", detail: "unknown" },
    ],
  });
  expect(errorsElsewhere(problem, ["name"])).toEqual([["roofType", "unknown"]]);
  expect(errorsElsewhere(problem, ["name", "roofType"])).toEqual([]);
});

test("an answer that is no problem document still says its status and request", () => {
  const answer = new Response("<html>", {
    status: 502,
    headers: { "x-request-id": "r1", "content-type": "text/html" },
  });
  expect(problemOf(answer, "<html>")).toMatchObject({ status: 502, requestId: "r1", errors: [] });
});

test("anything thrown can be shown", () => {
  expect(asProblem(new Error("broken")).message).toBe("broken");
  expect(asProblem("odd").message).toBe("odd");
});
