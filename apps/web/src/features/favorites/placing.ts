/** The list with one of its entries at another place. */
export function moved<T extends { id: string }>(list: T[], one: T, to: number): T[] {
  const others = list.filter(({ id }) => id !== one.id);
  return others.toSpliced(to, 0, one);
}
