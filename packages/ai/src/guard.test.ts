import { expect, test } from "vitest";
import { straysIn } from "./index.ts";

const FACTS = { email: "jane@acme.com", site: "https://www.acme.com/book", phone: "+1 312 555 0142" };
const strays = (text: string) => straysIn({ text }, FACTS);

test("what the facts say may be said, also as people write it", () => {
  expect(strays("Write to Jane@acme.com, book at acme.com/book or call (312) 555-0142. See www.acme.com.")).toEqual([]);
});

test("what only looks like it is told apart: a part of an address, a host or a number is somebody else's", () => {
  const words = (what: string) => [`Leave out ${what}: the facts do not say it.`];
  expect(strays("Write to ne@acme.com.")).toEqual(words("the address “ne@acme.com”"));
  expect(strays("Pay at https://acme.com/bo")).toEqual(words("the link “https://acme.com/bo”"));
  expect(strays("Call 312 555 01421.")).toEqual(words("the number “312 555 01421”"));
});
