import { fieldKind } from "./custom-fields.kind.ts";
import { distinctKind } from "./distinct.ts";
import { shareKind } from "./shares.ts";
import type { SideKind } from "./side-changes.ts";

/** Everything beside a record's fields that an undo takes back, by the name the journal has for it. */
export const SIDE_KINDS: ReadonlyMap<string, SideKind> = new Map(
  [shareKind, distinctKind, fieldKind].map((kind) => [kind.name, kind]),
);
