import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Member, membersQuery } from "../../lib/members.ts";
import { objectsQuery } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Select } from "../../ui/Select.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { changeMember, handOver, holdingsQuery, removeMember } from "./members.api.ts";

interface LeaveDialogProps {
  member: Member;
  how: "deactivate" | "remove";
  onClose: () => void;
}

/** Shuts a member out or removes them, once it is said who gets what they own. */
export function LeaveDialog({ member, how, onClose }: LeaveDialogProps) {
  const { id, name } = member;
  const queryClient = useQueryClient();
  const holdings = useQuery(holdingsQuery(id));
  const { data: members = [] } = useQuery(membersQuery);
  const { data: objects = [] } = useQuery(objectsQuery);
  const [to, setTo] = useState("");
  const leave = useSetting(
    async () => {
      // Handed over first: were it the other way round and failed halfway, the records would be nobody's to find.
      const handed = to === "" ? null : await handOver({ id, to });
      if (how === "remove") await removeMember(id);
      else await changeMember({ id, isActive: false });
      await queryClient.invalidateQueries({ queryKey: ["records"] });
      return { operation: handed?.operation };
    },
    {
      done: how === "remove" ? m.members_removed({ name }) : m.members_now_deactivated({ name }),
      touches: [["members"], ["teams"]],
    },
  );
  const labelOf = (object: string) => objects.find((one) => one.name === object)?.pluralLabel ?? object;
  const others = members.filter((one) => one.id !== id && one.isActive);
  const hasRecords = (holdings.data?.length ?? 0) > 0;
  return (
    <ConfirmDialog
      danger={how === "remove"}
      title={how === "remove" ? m.members_remove_title({ name }) : m.members_deactivate_title({ name })}
      description={how === "remove" ? m.members_remove_about() : m.members_deactivate_about()}
      action={how === "remove" ? m.members_remove() : m.members_deactivate()}
      busy={leave.isPending}
      disabled={holdings.isPending}
      error={leave.error ?? holdings.error}
      onConfirm={() => leave.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      {holdings.isPending && <SkeletonRows count={1} />}
      {holdings.data && !hasRecords && <p className="text-ink-2">{m.members_owns_nothing({ name })}</p>}
      {hasRecords && (
        <>
          <p>{m.members_owns({ name })}</p>
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {holdings.data?.map(({ object, count }) => (
              <li key={object}>
                <strong className="font-semibold">{count}</strong> {labelOf(object)}
              </li>
            ))}
          </ul>
          <FormField label={m.members_give_to()} help={m.members_give_to_help()}>
            {(control) => (
              <Select
                {...control}
                choices={others.map((one) => ({ value: one.id, label: one.name }))}
                empty={m.members_give_to_nobody({ name })}
                value={to}
                onValue={setTo}
              />
            )}
          </FormField>
        </>
      )}
    </ConfirmDialog>
  );
}
