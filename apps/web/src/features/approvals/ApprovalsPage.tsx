import { useQuery } from "@tanstack/react-query";
import { m } from "../../messages/messages.js";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { queueQuery } from "./approvals.api.ts";
import { QUEUES, type QueueName } from "./approvals-search.ts";
import { HeldQueue } from "./HeldQueue.tsx";
import { WaitingQueue } from "./WaitingQueue.tsx";

interface ApprovalsPageProps {
  show: QueueName;
  onShow: (name: QueueName) => void;
}

/** What nobody has said yes to yet, one card each, to be finished by keyboard. */
export function ApprovalsPage({ show, onShow }: ApprovalsPageProps) {
  const queue = useQuery(queueQuery(show));
  const words = { waiting: m.approvals_waiting(), approved: m.approvals_approved(), held: m.approvals_held() };
  return (
    <Page
      title={m.approvals_title()}
      actions={
        <Segments
          label={m.approvals_which()}
          choices={QUEUES.map((name) => ({ value: name, label: words[name] }))}
          value={show}
          onChange={onShow}
        />
      }
    >
      <div className="mx-auto max-w-3xl px-4 pt-4 pb-16">
        {queue.isPending && <SkeletonRows count={4} />}
        {queue.isError && <ErrorState error={queue.error} onRetry={() => queue.refetch()} />}
        {queue.data && show === "waiting" && <WaitingQueue {...queue.data} />}
        {queue.data && show !== "waiting" && <HeldQueue name={show} messages={queue.data.messages} />}
      </div>
    </Page>
  );
}
