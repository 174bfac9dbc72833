import { type ComponentType, lazy } from "react";

/**
 * A component in a chunk of its own, given by name: `lazily(() => import("./Board.tsx"), "Board")`. Its `prepare`
 * fetches the chunk before the component is drawn.
 */
export const lazily = <Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) =>
  Object.assign(
    lazy(async () => ({ default: (await load())[name] })),
    // What fails here fails again when the component is drawn, and is told then.
    { prepare: () => void load().catch(() => undefined) },
  );
