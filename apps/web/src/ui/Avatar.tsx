import { cn } from "../lib/cn.ts";

const TONES = [
  "bg-tone-blue-soft",
  "bg-tone-teal-soft",
  "bg-tone-green-soft",
  "bg-tone-amber-soft",
  "bg-tone-orange-soft",
  "bg-tone-red-soft",
  "bg-tone-violet-soft",
];

const SIZES = { sm: "size-5 text-[0.625rem]", md: "size-7 text-xs" };

/** A person's initials on a colour that stays theirs. */
export function Avatar({ name, size = "sm" }: { name: string; size?: keyof typeof SIZES }) {
  return (
    <span
      aria-hidden
      className={cn(
        "inline-flex shrink-0 items-center justify-center rounded-full font-semibold select-none",
        SIZES[size],
        toneFor(name),
      )}
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.charAt(0) ?? "";
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? "") : "";
  return (first + last).toUpperCase();
}

function toneFor(name: string): string | undefined {
  let sum = 0;
  for (const letter of name) sum += letter.codePointAt(0) ?? 0;
  return TONES[sum % TONES.length];
}
