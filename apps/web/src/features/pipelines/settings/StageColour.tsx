import { cn } from "../../../lib/cn.ts";
import { m } from "../../../messages/messages.js";
import { Dot, type Tone } from "../../../ui/Badge.tsx";

/** The tones of the design, by name; none follows from the stage's type. */
const TONES: Record<Tone, () => string> = {
  grey: m.pipelines_tone_grey,
  blue: m.pipelines_tone_blue,
  teal: m.pipelines_tone_teal,
  green: m.pipelines_tone_green,
  amber: m.pipelines_tone_amber,
  orange: m.pipelines_tone_orange,
  red: m.pipelines_tone_red,
  violet: m.pipelines_tone_violet,
};

/** Chooses a stage's colour out of the tones there are. */
export function StageColour({ value, onChange }: { value: string | null; onChange: (tone: string | null) => void }) {
  const choices = [["", m.pipelines_colour_by_type], ...Object.entries(TONES)] as const;
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-ink-2">{m.pipelines_colour()}</legend>
      <div className="flex flex-wrap gap-1.5">
        {choices.map(([tone, label]) => (
          <label
            key={tone}
            className={cn(
              "flex h-7 cursor-pointer items-center gap-1.5 rounded-md border border-line-strong px-2 text-xs",
              "has-checked:border-accent has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-accent",
            )}
          >
            <input
              type="radio"
              name="stage-colour"
              className="sr-only"
              checked={(value ?? "") === tone}
              onChange={() => onChange(tone || null)}
            />
            {isTone(tone) && <Dot tone={tone} />}
            {label()}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const isTone = (name: string): name is Tone => name in TONES;
