import { useMutation, useQuery } from "@tanstack/react-query";
import { BellRing } from "lucide-react";
import { queryClient } from "../../../lib/query-client.ts";
import { m } from "../../../messages/messages.js";
import { announceFailure } from "../../../records/undo/undo.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { SettingsSection } from "../../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { toast } from "../../../ui/toast.store.ts";
import { OtherBrowsers } from "./OtherBrowsers.tsx";
import { pushQuery, sendTest, turnOff, turnOn } from "./push.api.ts";

/** Whether this browser shows notifications while Mainstay is closed, and which others do. */
export function PushSection() {
  const push = useQuery(pushQuery);
  return (
    <SettingsSection title={m.notifications_push_title()} description={m.notifications_push_about()}>
      {push.isPending && <SkeletonRows count={1} />}
      {push.isError && <ErrorState error={push.error} onRetry={() => push.refetch()} />}
      {push.data && (
        <div className="flex max-w-2xl flex-col gap-4">
          {push.data.state === "unsupported" && <Notice>{m.notifications_push_unsupported()}</Notice>}
          {push.data.state === "uninstalled" && <Notice>{m.notifications_push_uninstalled()}</Notice>}
          {push.data.state === "blocked" && <Notice tone="warn">{m.notifications_push_blocked()}</Notice>}
          {push.data.state === "off" && <Off />}
          {push.data.state === "on" && push.data.here && <On id={push.data.here.id} />}
          <OtherBrowsers browsers={push.data.elsewhere} />
        </div>
      )}
    </SettingsSection>
  );
}

function Off() {
  // Nothing is said when the person refuses: what is shown instead says how that is changed.
  const on = useMutation({
    mutationFn: turnOn,
    onSuccess: (browser) => browser && toast({ tone: "done", text: m.notifications_push_turned_on() }),
    ...TOLD,
  });
  return (
    <Button variant="primary" className="self-start" busy={on.isPending} onClick={() => on.mutate()}>
      <BellRing aria-hidden className="size-4" />
      {m.notifications_push_turn_on()}
    </Button>
  );
}

function On({ id }: { id: string }) {
  const test = useMutation({
    mutationFn: () => sendTest(id),
    onSuccess: () => toast({ tone: "done", text: m.notifications_push_test_sent() }),
    ...TOLD,
  });
  const off = useMutation({
    mutationFn: () => turnOff(id),
    onSuccess: () => toast({ tone: "done", text: m.notifications_push_turned_off() }),
    ...TOLD,
  });
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-2 rounded-lg border px-3 py-2">
      <p className="mr-auto flex items-center gap-2">
        {m.notifications_push_here()} <Badge tone="green">{m.notifications_push_on()}</Badge>
      </p>
      <Button size="sm" busy={test.isPending} onClick={() => test.mutate()}>
        {m.notifications_push_test()}
      </Button>
      <Button size="sm" variant="danger" busy={off.isPending} onClick={() => off.mutate()}>
        {m.notifications_push_turn_off()}
      </Button>
    </div>
  );
}

/** What failed is said, and however it went the screen asks how it stands. */
const TOLD = {
  onError: (error: unknown) => announceFailure(error, m.notifications_push_not_done()),
  onSettled: () => queryClient.invalidateQueries({ queryKey: pushQuery.queryKey }),
};
