import { type ComponentType, lazy } from "react";

/** A component in a chunk of its own, given by name: `lazily(() => import("./Board.tsx"), "Board")`. */
export const lazily = <Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) => lazy(async () => ({ default: (await load())[name] }));
