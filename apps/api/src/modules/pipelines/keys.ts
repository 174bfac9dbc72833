import { foldText } from "@mainstay/model/similarity";

/** `Estimate sent!` becomes `estimate_sent`. */
export function keyFrom(name: string): string {
  return (
    foldText(name)
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .slice(0, 60) || "stage"
  );
}
