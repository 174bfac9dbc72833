import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { useNow } from "../../lib/hooks.ts";
import { useAttention, usePageTitle } from "../../lib/page-title.ts";
import { m } from "../../messages/messages.js";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Select } from "../../ui/Select.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { AllDone } from "./AllDone.tsx";
import { itemsOf, SECTIONS, type SectionName, type TodayItem } from "./items.ts";
import { type Act, TodayLine } from "./TodayLine.tsx";
import { type Scope, type Today, todayQuery } from "./today.api.ts";
import { useActs } from "./useActs.tsx";
import { useLineKeys } from "./useLines.ts";

const TICK_MS = 20_000;

interface TodayPageProps {
  scope: Scope;
  onScope: (scope: Scope) => void;
  /** What stands above the list while an organization is new. */
  firstSteps: ReactNode;
  /** Whether that is not known yet: both come at once, or one would push the other down. */
  isSettling: boolean;
  /** Before the first lead there is nothing to be done with, and the first steps say what to do. */
  hasBegun: boolean;
  /** What stands below the list, such as what is at risk. */
  below?: ReactNode;
}

/** What needs me now, each line one action away. */
export function TodayPage({ scope, onScope, firstSteps, isSettling, hasBegun, below }: TodayPageProps) {
  usePageTitle(m.today_title());
  const query = useQuery(todayQuery(scope));
  const urgent = query.data ? query.data.newLeads.total + query.data.followUps.total : 0;
  useAttention(urgent);
  const isWaiting = query.isPending || isSettling;
  return (
    <div className="h-full overflow-auto">
      <div className="mx-auto max-w-5xl pb-16">
        <header className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-4 pb-2">
          <div className="mr-auto">
            <h1 className="text-xl font-semibold tracking-tight">{m.today_title()}</h1>
            <DayLine today={query.data} />
          </div>
          {query.data && query.data.scopes.length > 1 && (
            <ScopeChoice scope={scope} scopes={query.data.scopes} onScope={onScope} />
          )}
        </header>
        {isWaiting ? <SkeletonRows count={6} /> : firstSteps}
        {query.isError && <ErrorState error={query.error} onRetry={() => query.refetch()} />}
        {query.data && !isWaiting && <Sections today={query.data} whenEmpty={hasBegun ? <AllDone /> : null} />}
        {query.data && !isWaiting && below}
      </div>
    </div>
  );
}

function DayLine({ today }: { today: Today | undefined }) {
  const { locale, zone } = useFormats();
  const now = useNow(TICK_MS);
  const day = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", timeZone: zone });
  return (
    <p className="text-ink-2">
      {day.format(now)}
      {today && !today.opening.isOpen && ` · ${m.today_closed_now()}`}
    </p>
  );
}

function ScopeChoice({ scope, scopes, onScope }: { scope: Scope; scopes: Scope[]; onScope: (scope: Scope) => void }) {
  const words = { mine: m.today_scope_mine(), team: m.today_scope_team(), everyone: m.today_scope_everyone() };
  return (
    <Select
      aria-label={m.today_whose()}
      className="w-36"
      value={scope}
      choices={scopes.map((one) => ({ value: one, label: words[one] }))}
      onValue={(value) => {
        const chosen = scopes.find((one) => one === value);
        if (chosen) onScope(chosen);
      }}
    />
  );
}

function Sections({ today, whenEmpty }: { today: Today; whenEmpty: ReactNode }) {
  const now = useNow(TICK_MS);
  const { actsOf, act, leaving, dialog } = useActs();
  const lists = SECTIONS.map((name) => {
    const items = itemsOf(today, name);
    const staying = items.filter(({ key }) => !leaving.has(key));
    return { name, items: staying, total: today[name].total - (items.length - staying.length) };
  });
  const shown = lists.filter(({ items }) => items.length > 0);
  useLineKeys(
    shown.flatMap(({ items }) => items),
    act,
  );
  return (
    <>
      {shown.length === 0 && whenEmpty}
      {shown.map(({ name, items, total }) => (
        <Section key={name} name={name} total={total} items={items}>
          {(item) => (
            <TodayLine
              key={item.key}
              item={item}
              today={today}
              now={now}
              showsOwner={today.scope !== "mine"}
              acts={actsOf(item)}
              onAct={(what: Act) => act(item, what)}
            />
          )}
        </Section>
      ))}
      {dialog}
    </>
  );
}

interface SectionProps {
  name: SectionName;
  total: number;
  items: TodayItem[];
  children: (item: TodayItem) => ReactNode;
}

/** The server counts no further than this. */
const MOST_COUNTED = 100;

function Section({ name, total, items, children }: SectionProps) {
  const [isOpen, setOpen] = useState(false);
  const words = {
    newLeads: m.today_new_leads(),
    followUps: m.today_follow_ups(),
    needsAttention: m.follow_ups_attention(),
    tasks: m.today_tasks(),
    meetings: m.today_meetings(),
    rottingDeals: m.today_rotting_deals(),
    quietLeads: m.today_quiet_leads(),
  };
  const count = total >= MOST_COUNTED ? `${MOST_COUNTED}+` : String(total);
  const shown = isOpen ? items : items.slice(0, FIRST_SHOWN);
  return (
    <section aria-label={`${words[name]}, ${count}`} className="mt-4">
      <h2 className="flex items-baseline gap-2 px-4 pb-1 font-semibold">
        {words[name]}
        <span className="font-normal text-ink-3 tabular-nums">{count}</span>
      </h2>
      <ul className="divide-y divide-line border-y md:mx-4 md:rounded-lg md:border-x">{shown.map(children)}</ul>
      {shown.length < items.length && (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="mx-4 mt-1 min-h-9 rounded-md px-2 text-ink-2 hover:bg-hover hover:text-ink"
        >
          {m.today_show_more({ count: items.length - shown.length })}
        </button>
      )}
    </section>
  );
}

/** A day's list is to be finished, not scrolled through; the rest is a press away. */
const FIRST_SHOWN = 8;
