import { Inbox } from "lucide-react";
import { Problem } from "../../lib/problem.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState, FormError } from "../../ui/ErrorState.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { Line, LineList } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { Part } from "./Part.tsx";

const BROKEN = new Problem({
  status: 503,
  title: "Not ready",
  detail: "The database is starting. Try again in a moment.",
  requestId: "01a200f5-192e-7421",
});

/** What is there, what is coming, and what went wrong. */
export function KitStates() {
  return (
    <>
      <Part name="EmptyState">
        <EmptyState icon={Inbox} title="Nothing here yet" action={<Button variant="primary">Add the first</Button>}>
          One sentence on what will be here.
        </EmptyState>
      </Part>
      <Part name="ErrorState, FormError">
        <ErrorState error={BROKEN} onRetry={() => {}} />
        <FormError error={BROKEN} />
      </Part>
      <Part name="SkeletonRows (after 300 ms)">
        <div className="w-full">
          <SkeletonRows count={3} />
        </div>
      </Part>
      <Part name="Notice, Progress">
        <div className="flex w-full flex-col gap-2">
          <Notice>For your information.</Notice>
          <Notice tone="warn" action={<Button size="sm">Do it</Button>}>
            Worth a look.
          </Notice>
          <Notice tone="danger">This cannot be undone.</Notice>
          <Progress label="Working" done={2} total={5} />
        </div>
      </Part>
      <Part name="LineList, Avatar, Kbd">
        <div className="w-full">
          <LineList label="Lines">
            <Line>
              <Avatar name="Ana Rohr" size="md" />
              <span className="mr-auto">Ana Rohr</span>
              <Kbd>⌘K</Kbd>
            </Line>
            <Line>
              <Avatar name="Ben Töpfer" />
              <span>Ben Töpfer</span>
            </Line>
          </LineList>
        </div>
      </Part>
      <Part name="Tabs">
        <Tabs
          label="Tabs"
          tabs={[
            { key: "one", label: "One", content: <p className="p-4">First panel</p> },
            { key: "two", label: "Two", content: <p className="p-4">Second panel</p> },
          ]}
        />
      </Part>
    </>
  );
}
