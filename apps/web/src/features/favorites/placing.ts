const LISTS = { lead: "/leads", deal: "/deals", contact: "/contacts", company: "/companies" } as const;

/** The list that shows an object's views; undefined where it has none. */
export const listOf = (object: string) => (object in LISTS ? LISTS[object as keyof typeof LISTS] : undefined);

/** The list with one of its entries at another place. */
export function moved<T extends { id: string }>(list: T[], one: T, to: number): T[] {
  const others = list.filter(({ id }) => id !== one.id);
  return others.toSpliced(to, 0, one);
}
