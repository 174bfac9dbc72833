import { expect, test } from "vitest";
import { type RoleDraft, rightsOf, withCapability, withFieldRight, withRight } from "./role-draft.ts";

const SALES: RoleDraft = { name: "Desk", description: "", parent: "sales", changes: {} };

test("a right that is set back to the parent's is no change any more", () => {
  const changed = withRight(SALES, "deal", "read", "own");
  expect(changed.changes.objects).toEqual({ deal: { read: "own" } });
  expect(rightsOf(changed).objects.deal).toMatchObject({ read: "own", edit: "all" });
  expect(withRight(changed, "deal", "read", "all").changes.objects).toEqual({});
});

test("a field can be hidden and opened again", () => {
  const hidden = withFieldRight(SALES, "deal", "amount", { visible: false, editable: false });
  expect(rightsOf(hidden).objects.deal?.fields).toEqual({ amount: { visible: false, editable: false } });
  const open = withFieldRight(hidden, "deal", "amount", { visible: true, editable: true });
  expect(open.changes.objects).toEqual({});
});

test("a capability is kept only where it differs from the parent's", () => {
  const given = withCapability(SALES, "export", true);
  expect(rightsOf(given).capabilities).toContain("export");
  expect(withCapability(given, "export", false).changes.capabilities).toEqual({});
  expect(rightsOf(withCapability(SALES, "import", false)).capabilities).not.toContain("import");
});
