import { Plus, Star, X } from "lucide-react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Input } from "../../ui/Input.tsx";

interface Point {
  text: string;
  type?: string;
  primary?: boolean;
}

interface ContactPointsInputProps {
  kind: "email" | "phone";
  points: Point[];
  onChange: (points: Point[]) => void;
}

const WORDS = {
  email: { one: m.record_email_number, add: m.record_email_add },
  phone: { one: m.record_phone_number, add: m.record_phone_add },
};

/** Edits the e-mails or phones of somebody, one of them the main one. */
export function ContactPointsInput({ kind, points, onChange }: ContactPointsInputProps) {
  const shown = points.length > 0 ? points : [{ text: "", primary: true }];
  const replace = (index: number, text: string) =>
    onChange(shown.map((point, at) => (at === index ? { ...point, text } : point)));
  const makePrimary = (index: number) => onChange(shown.map((point, at) => ({ ...point, primary: at === index })));
  const remove = (index: number) => onChange(keepOnePrimary(shown.filter((_, at) => at !== index)));

  return (
    <div className="flex flex-col gap-1.5">
      {shown.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a point being typed has no other identity
        <div key={index} className="flex items-center gap-1">
          <Input
            type={kind === "email" ? "email" : "tel"}
            aria-label={WORDS[kind].one({ number: index + 1 })}
            value={point.text}
            onChange={(event) => replace(index, event.target.value)}
          />
          {shown.length > 1 && (
            <IconButton
              label={point.primary ? m.record_point_main() : m.record_point_make_main()}
              aria-pressed={point.primary ?? false}
              onClick={() => makePrimary(index)}
            >
              <Star className={point.primary ? "fill-current text-accent-text" : undefined} />
            </IconButton>
          )}
          <IconButton label={m.common_remove()} onClick={() => remove(index)}>
            <X />
          </IconButton>
        </div>
      ))}
      <Button
        size="sm"
        variant="ghost"
        className="self-start"
        onClick={() => onChange([...shown, { text: "", primary: false }])}
      >
        <Plus aria-hidden className="size-4" />
        {WORDS[kind].add()}
      </Button>
    </div>
  );
}

function keepOnePrimary(points: Point[]): Point[] {
  if (points.some((point) => point.primary)) return points;
  return points.map((point, index) => ({ ...point, primary: index === 0 }));
}
