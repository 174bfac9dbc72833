import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { toast } from "../../ui/toast.store.ts";
import { liftSuppression, type Reach, type Suppression, suppressAddress } from "./consent.api.ts";

interface SuppressionActsProps {
  channel: Exclude<Reach, "call">;
  address: string;
  standing: Suppression[];
  onDone: () => void;
}

/** Closes an address for good, or opens it again; who asked to hear no more must have agreed anew first. */
export function SuppressionActs({ channel, address, standing, onDone }: SuppressionActsProps) {
  const mayLift = useCan("channels");
  const queryClient = useQueryClient();
  const channels: Reach[] = channel === "sms" ? ["sms", "call"] : ["email"];
  const settled = {
    onError: (error: unknown) => announceFailure(error, m.messages_not_done()),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["records"] }),
  };
  const lift = useMutation({
    mutationFn: () => liftSuppression({ address, channels, reason: m.messages_lifted_by_hand() }),
    onSuccess: () => {
      toast({ tone: "done", text: m.messages_lifted() });
      onDone();
    },
    ...settled,
  });
  const suppress = useMutation({
    mutationFn: () => suppressAddress({ address, channels }),
    onSuccess: () => {
      const action = mayLift ? { label: m.common_undo(), run: () => lift.mutate() } : undefined;
      toast({ tone: "done", text: m.messages_suppressed(), action });
      onDone();
    },
    ...settled,
  });
  if (standing.length > 0) {
    return mayLift ? (
      <Button className="mr-auto" busy={lift.isPending} onClick={() => lift.mutate()}>
        {m.messages_lift()}
      </Button>
    ) : null;
  }
  return (
    <Button variant="danger" className="mr-auto" busy={suppress.isPending} onClick={() => suppress.mutate()}>
      {m.messages_suppress()}
    </Button>
  );
}
