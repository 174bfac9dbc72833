import { AlarmClock, Check, CornerDownRight, Lightbulb, NotebookPen } from "lucide-react";
import { m } from "../../messages/messages.js";
import { RecordLink } from "../../records/RecordLink.tsx";
import { Avatar } from "../../ui/Avatar.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import type { TodayItem } from "./items.ts";
import { ReachLinks } from "./ReachLinks.tsx";
import type { Today } from "./today.api.ts";
import { When } from "./When.tsx";

export type Act = "suggestion" | "done" | "call" | "snooze" | "move";

interface TodayLineProps {
  item: TodayItem;
  today: Today;
  now: Date;
  /** Whose lines are shown may differ: then each says whose it is. */
  showsOwner: boolean;
  /** What the member may do with it. */
  acts: Act[];
  onAct: (act: Act) => void;
}

const ICONS = { suggestion: Lightbulb, done: Check, call: NotebookPen, snooze: AlarmClock, move: CornerDownRight };
const KEYS: Record<Act, string> = { suggestion: "v", done: "e", call: "l", snooze: "s", move: "m" };

/** One thing to do, with everything needed to do it. */
export function TodayLine({ item, today, now, showsOwner, acts, onAct }: TodayLineProps) {
  const { about, detail, person, owner } = item;
  const name = about.title || m.today_untitled();
  const words = {
    suggestion: m.follow_ups_suggestion(),
    done: m.today_done(),
    call: m.today_log_call(),
    snooze: m.today_snooze(),
    move: m.today_move(),
  };
  return (
    <li
      data-today-item={item.key}
      className="group flex gap-x-3 gap-y-2 px-4 py-2 hover:bg-hover/60 has-[a:focus-visible]:bg-selected max-md:flex-col max-md:py-3 md:items-center"
    >
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-2">
          <RecordLink
            object={about.object}
            id={about.id}
            className="min-w-0 truncate rounded-sm font-medium hover:underline max-md:text-base"
          >
            {name}
          </RecordLink>
          <span className="min-w-0 flex-1 truncate text-ink-2 max-md:hidden">{detail}</span>
          <span className="ml-auto md:hidden">
            <When item={item} today={today} now={now} />
          </span>
        </div>
        <p className="truncate text-ink-2 md:hidden">{detail}</p>
      </div>
      <span className="max-md:hidden">
        <When item={item} today={today} now={now} />
      </span>
      {showsOwner && (
        <span
          className="flex items-center gap-1.5 text-xs text-ink-2 max-md:hidden"
          title={owner?.title ?? m.today_nobodys()}
        >
          {owner?.title ? (
            <Avatar name={owner.title} />
          ) : (
            <span className="size-5 rounded-full border border-dashed border-line-strong" />
          )}
          <span className="sr-only">{owner?.title ?? m.today_nobodys()}</span>
        </span>
      )}
      <div className="flex items-center gap-1 max-md:gap-2">
        <ReachLinks person={person} name={name} />
        {acts.map((act) => {
          const Icon = ICONS[act];
          return (
            <IconButton
              key={act}
              label={`${words[act]}: ${name}`}
              shortcut={KEYS[act]}
              onClick={() => onAct(act)}
              className="max-md:h-11 max-md:w-auto max-md:flex-1 max-md:border max-md:border-line-strong max-md:bg-raised max-md:text-ink"
            >
              <Icon />
            </IconButton>
          );
        })}
      </div>
    </li>
  );
}
