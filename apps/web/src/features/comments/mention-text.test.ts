import { expect, test } from "vitest";
import { nameBeing, partsOf, withName } from "./mention-text.ts";

test("names in a comment are told apart from its words, the longest first", () => {
  const mentions = [
    { memberId: "1", name: "Ana" },
    { memberId: "2", name: "Ana Ruiz (roof)" },
  ];
  expect(partsOf("@Ana Ruiz (roof) and @Ana, not @Anabel?", mentions.slice(1))).toEqual([
    { text: "@Ana Ruiz (roof)", memberId: "2" },
    { text: " and @Ana, not @Anabel?" },
  ]);
  expect(partsOf("@Ana Ruiz (roof), @Ana", mentions).map(({ memberId }) => memberId)).toEqual(["2", undefined, "1"]);
  expect(partsOf("Nobody", [])).toEqual([{ text: "Nobody" }]);
});

test("a name is being typed from its @ on, and no e-mail address is one", () => {
  expect(nameBeing("Hello @")).toBe("");
  expect(nameBeing("Hello @Ana Ru")).toBe("Ana Ru");
  expect(nameBeing("write to jane@example")).toBeNull();
  expect(nameBeing("Hello @Ana\n")).toBeNull();
});

test("the chosen name takes the place of what was typed of it", () => {
  expect(withName("Hi @an, look", 6, "Ana Ruiz")).toEqual({ body: "Hi @Ana Ruiz , look", caret: 13 });
  expect(withName("@", 1, "Ana")).toEqual({ body: "@Ana ", caret: 5 });
});
