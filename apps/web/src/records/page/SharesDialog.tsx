import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { membersQuery } from "../../lib/members.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Combobox } from "../../ui/Combobox.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorState, FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Select } from "../../ui/Select.tsx";
import { MemberName } from "../fields/FieldValue.tsx";
import { type RecordData, titleOf } from "../record.ts";
import { useWrite } from "../records.api.ts";
import { type Share, shareRecord, sharesQuery, unshareRecord } from "./shares.api.ts";

interface SharesDialogProps {
  object: DrawnObject;
  record: RecordData;
  onClose: () => void;
}

/** Who has been given a record beyond what their role shows them, and what they may do with it. */
export function SharesDialog({ object, record, onClose }: SharesDialogProps) {
  const shares = useQuery(sharesQuery(object, record.id));
  const { data: members = [] } = useQuery(membersQuery);
  const share = useWrite((wanted: Share) => shareRecord(object, record.id, wanted), m.record_shared());
  const unshare = useWrite((memberId: string) => unshareRecord(object, record.id, memberId), m.record_unshared());
  const [typed, setTyped] = useState("");
  const shared = shares.data ?? [];
  const nameOf = (id: string) => members.find((member) => member.id === id)?.name ?? m.record_former_member();
  const options = members
    .filter(({ id }) => !shared.some((one) => one.memberId === id))
    .map(({ id, name, email }) => ({ value: id, label: name, detail: email }))
    .filter(({ label, detail }) => `${label} ${detail}`.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <Dialog
      title={m.record_share_title({ record: titleOf(record, object) })}
      description={m.record_share_help()}
      onClose={onClose}
    >
      {shares.isError && <ErrorState error={shares.error} onRetry={() => shares.refetch()} />}
      <FormField label={m.record_share_add()}>
        {(control) => (
          <Combobox
            control={control}
            label={m.record_share_add()}
            chosen={null}
            options={options}
            onSearch={setTyped}
            onChoose={(option) => option && share.mutate({ memberId: option.value, access: "read" })}
          />
        )}
      </FormField>
      <ul aria-label={m.record_share_list()} className="mt-3 flex flex-col gap-1.5">
        {shared.map(({ memberId, access }) => (
          <li key={memberId} className="flex items-center gap-2">
            <span className="min-w-0 flex-1">
              <MemberName name={nameOf(memberId)} />
            </span>
            <Select
              aria-label={m.record_share_access({ name: nameOf(memberId) })}
              choices={[
                { value: "read", label: m.record_share_read() },
                { value: "edit", label: m.record_share_edit() },
              ]}
              value={access}
              onValue={(next) => share.mutate({ memberId, access: next === "edit" ? "edit" : "read" })}
            />
            <IconButton
              label={m.record_share_stop({ name: nameOf(memberId) })}
              onClick={() => unshare.mutate(memberId)}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      {shares.data && shared.length === 0 && <p className="text-ink-2">{m.record_share_nobody()}</p>}
      <FormError error={share.error ?? unshare.error} />
    </Dialog>
  );
}
