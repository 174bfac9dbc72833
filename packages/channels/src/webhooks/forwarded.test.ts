import { expect, test } from "vitest";
import { readForwarded } from "./forwarded.ts";

const BODY = "Our roof leaks.\n\nJane Doe\n(312) 555-0142";
const JANE = { from: "jane@example.com", name: "Jane Doe", subject: "Roof", text: BODY };

test.each([
  [
    "Gmail",
    `Please take this one.\n\n---------- Forwarded message ---------\nFrom: Jane Doe <jane@example.com>\nDate: Wed, Nov 18, 2026 at 9:12 AM\nSubject: Roof\nTo: <hello@roofs.example>\n\n\n${BODY}`,
    { ...JANE, note: "Please take this one." },
  ],
  [
    "Gmail in Spanish",
    `---------- Mensaje reenviado ---------\r\nDe: Jane Doe <jane@example.com>\r\nFecha: mié, 18 nov 2026\r\nAsunto: Roof\r\nPara: <hola@techos.example>\r\n\r\n${BODY}`,
    { ...JANE, note: "" },
  ],
  [
    "Apple Mail",
    `Begin forwarded message:\n\nFrom: Jane Doe <jane@example.com>\nSubject: Roof\nDate: November 18, 2026\nTo: hello@roofs.example\n\n${BODY}`,
    { ...JANE, note: "" },
  ],
  [
    "Outlook",
    `FYI\n________________________________\nFrom: Jane Doe <jane@example.com>\nSent: Wednesday\nTo: Ana\nSubject: Roof\n\n${BODY}`,
    { ...JANE, note: "FYI" },
  ],
  [
    "an address alone, and no subject",
    `-----Original Message-----\nFrom: jane@example.com\nSent: Wednesday\nSubject:\n\n${BODY}`,
    { ...JANE, name: null, subject: null, note: "" },
  ],
])("what %s passes on is read as its writer sent it", (_, text, forwarded) => {
  expect(readForwarded(text)).toEqual(forwarded);
});

test.each([
  "Our roof leaks.",
  "----------\nFrom: the top of the roof to the bottom\n\nall wet",
  "---------- Forwarded message ---------\nFrom: Jane\n\nno address",
  "On Wed, Nov 18, 2026 Jane Doe <jane@example.com> wrote:\n> Our roof leaks.",
])("what passes nothing on stays what it is: %j", (text) => {
  expect(readForwarded(text)).toBeNull();
});
