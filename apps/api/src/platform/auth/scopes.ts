import type { ObjectRights, Role } from "@mainstay/model";
import { z } from "zod";

/**
 * What a key may do, never more than its member: `read` and `write` (which reads too) for every object,
 * `leads:read` and `leads:write` for one, `admin` for the member's capabilities.
 */
export const Scope = z
  .string()
  .regex(/^(read|write|admin|[a-z][a-z0-9_-]*:(read|write))$/, "must be read, write, admin, or such as leads:read")
  .meta({ id: "Scope" });
export type Scope = z.infer<typeof Scope>;

const NOTHING: ObjectRights = { read: "none", create: false, edit: "none", delete: "none", fields: {} };

/**
 * The member's role cut down to a key's scopes, so that everything which asks the role holds for keys as well.
 * @param objectNamed the object behind a plural in a scope, or undefined
 */
export function narrowRole(
  role: Role,
  scopes: readonly string[],
  objectNamed: (plural: string) => string | undefined,
): Role {
  const everywhere = levelOf(scopes, "");
  const objects: Role["objects"] = { default: cut(role.objects.default, everywhere) };
  for (const [name, rights] of Object.entries(role.objects)) objects[name] = cut(rights, everywhere);
  for (const plural of new Set(
    scopes.filter((scope) => scope.includes(":")).map((scope) => scope.split(":")[0] ?? ""),
  )) {
    const name = objectNamed(plural);
    if (name)
      objects[name] = cut(
        role.objects[name] ?? role.objects.default,
        strongest(everywhere, levelOf(scopes, `${plural}:`)),
      );
  }
  return { ...role, objects, capabilities: scopes.includes("admin") ? role.capabilities : [] };
}

type Level = "none" | "read" | "write";

function levelOf(scopes: readonly string[], prefix: string): Level {
  if (scopes.includes(`${prefix}write`)) return "write";
  return scopes.includes(`${prefix}read`) ? "read" : "none";
}

const strongest = (one: Level, other: Level): Level =>
  one === "write" || other === "write" ? "write" : one === "read" ? "read" : other;

function cut(rights: ObjectRights, level: Level): ObjectRights {
  if (level === "write") return rights;
  return level === "read" ? { ...rights, create: false, edit: "none", delete: "none" } : NOTHING;
}
