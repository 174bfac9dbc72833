import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { ScrollRow } from "./ScrollRow.tsx";

interface Tab {
  key: string;
  label: string;
  content: ReactNode;
}

/** Panels of which one is shown at a time. */
export function Tabs({ tabs, label }: { tabs: Tab[]; label: string }) {
  return (
    <Radix.Root defaultValue={tabs[0]?.key}>
      <ScrollRow className="border-b">
        <Radix.List aria-label={label} className="flex gap-4 px-4">
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.key}
              value={tab.key}
              className="h-10 border-b-2 border-transparent font-medium whitespace-nowrap text-ink-2 outline-offset-[-2px] data-[state=active]:border-accent data-[state=active]:text-ink"
            >
              {tab.label}
            </Radix.Trigger>
          ))}
        </Radix.List>
      </ScrollRow>
      {tabs.map((tab) => (
        <Radix.Content key={tab.key} value={tab.key}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
