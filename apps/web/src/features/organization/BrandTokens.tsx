import { useMe } from "../../lib/session.ts";
import { brandSheet } from "../../ui/brand.ts";

/** Puts the organization's colour in the place of Mainstay's own; nothing where it has none. */
export function BrandTokens() {
  const { brandColor } = useMe().organization;
  return brandColor ? <style>{brandSheet(brandColor)}</style> : null;
}
