import type { ReactNode } from "react";
import { cn } from "../lib/cn.ts";

const TONES = ["grey", "blue", "teal", "green", "amber", "orange", "red", "violet"] as const;
export type Tone = (typeof TONES)[number];

const DOTS: Record<Tone, string> = {
  grey: "bg-(--tone-grey)",
  blue: "bg-(--tone-blue)",
  teal: "bg-(--tone-teal)",
  green: "bg-(--tone-green)",
  amber: "bg-(--tone-amber)",
  orange: "bg-(--tone-orange)",
  red: "bg-(--tone-red)",
  violet: "bg-(--tone-violet)",
};

/** The token an option or stage names, or a quiet one when it names none we have. */
export const toneOf = (color: string | null | undefined): Tone => TONES.find((tone) => tone === color) ?? "grey";

/** A coloured point; the words beside it say the same, so colour is never the only sign. */
export const Dot = ({ tone, className }: { tone: Tone; className?: string }) => (
  <span aria-hidden className={cn("inline-block size-2 shrink-0 rounded-full", DOTS[tone], className)} />
);

/** A value out of a short list. */
export const Badge = ({ tone, children, className }: { tone?: Tone; children: ReactNode; className?: string }) => (
  <span
    className={cn(
      "inline-flex h-5 max-w-full items-center gap-1.5 rounded-full border border-line-strong px-2 text-xs whitespace-nowrap",
      className,
    )}
  >
    {tone && <Dot tone={tone} />}
    <span className="truncate">{children}</span>
  </span>
);
