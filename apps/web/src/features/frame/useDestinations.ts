import { useMe, useObjects } from "../../lib/session.ts";
import { type Destination, NAVIGATION } from "./navigation.ts";

/** The places the member's role may go to. */
export function useDestinations(place?: Destination["place"]): Destination[] {
  const { capabilities } = useMe().role;
  const objects = useObjects();
  return NAVIGATION.filter(
    (one) =>
      (!place || one.place === place) &&
      (!one.object || objects.some(({ name }) => name === one.object)) &&
      (!one.capability || capabilities.includes(one.capability)),
  );
}
