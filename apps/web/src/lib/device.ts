import { m } from "../messages/messages.js";

/** A browser and system out of a user agent, near enough to recognise. */
export function deviceOf(userAgent: string | null | undefined): string {
  if (!userAgent) return m.settings_device_unknown();
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//
    .exec(userAgent)?.[1]
    ?.replace("Edg", "Edge")
    .replace("OPR", "Opera");
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(userAgent)?.[1]?.replace(/Mac OS X/, "macOS");
  const program = browser ?? m.settings_device_program();
  return system ? m.settings_device_on({ program, system }) : program;
}
