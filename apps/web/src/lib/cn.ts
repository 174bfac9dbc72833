/**
 * Joins class names, leaving out those that are off. Nothing is merged: a component decides each property in one
 * place, by a prop, and a `className` handed to it says only where it stands.
 */
export const cn = (...classes: (string | false | null | undefined)[]) => classes.filter(Boolean).join(" ");
