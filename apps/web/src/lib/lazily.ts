import { type ComponentType, createElement, lazy, useState } from "react";

/**
 * A component in a chunk of its own, given by name: `lazily(() => import("./Board.tsx"), "Board")`. Its `prepare`
 * fetches the chunk before the component is drawn, which is then drawn at once: React's own `lazy` always waits for a
 * moment, and draws what has waited bit by bit.
 */
export function lazily<Name extends string, Props extends object>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) {
  let ready: ComponentType<Props> | undefined;
  const fetchCode = async () => {
    ready = (await load())[name];
    return { default: ready };
  };
  const Waiting = lazy(fetchCode);
  function Lazily(props: Props) {
    // One and the same for as long as it is on the screen, or what it holds would be lost when the code arrives.
    const [Shown] = useState<ComponentType<Props>>(() => ready ?? Waiting);
    return createElement(Shown, props);
  }
  // What fails here fails again when the component is drawn, and is told then.
  return Object.assign(Lazily, { prepare: () => fetchCode().then(nothing, nothing) });
}

const nothing = () => undefined;
