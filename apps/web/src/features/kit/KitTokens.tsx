import { Badge, Dot, type Tone } from "../../ui/Badge.tsx";
import { Part } from "./Part.tsx";

const COLOURS = [
  ["canvas", "surface", "raised", "hover", "selected"],
  ["line", "line-strong", "line-input"],
  ["ink", "ink-2", "ink-3"],
  ["accent", "accent-hover", "accent-ink", "accent-text", "accent-soft"],
  ["danger", "danger-soft", "warn", "warn-soft"],
];
const TONES: Tone[] = ["grey", "blue", "teal", "green", "amber", "orange", "red", "violet"];
const SIZES = [
  ["text-xs", "12/16 notes, keys"],
  ["text-sm", "13/20 everything"],
  ["text-base", "14/22 headings of parts"],
  ["text-lg", "16/24 dialogs"],
  ["text-xl", "20/28 records"],
] as const;

/** Colours, type sizes and tones, as they are now. */
export function KitTokens() {
  return (
    <>
      <Part name="Colours" wide>
        {COLOURS.flat().map((name) => (
          <div key={name} className="w-28">
            <div className="h-10 rounded-md border" style={{ backgroundColor: `var(--${name})` }} />
            <span className="font-mono text-xs text-ink-2">{name}</span>
          </div>
        ))}
      </Part>
      <Part name="Type">
        <div className="flex flex-col gap-1">
          {SIZES.map(([size, use]) => (
            <span key={size} className={size}>
              {use}
            </span>
          ))}
        </div>
      </Part>
      <Part name="Badge, Dot">
        <Badge>Plain</Badge>
        {TONES.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
        <Dot tone="green" />
      </Part>
    </>
  );
}
