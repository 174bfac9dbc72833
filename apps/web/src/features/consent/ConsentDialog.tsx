import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { errorsByField } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Textarea } from "../../ui/Input.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { toast } from "../../ui/toast.store.ts";
import { type NewConsent, takeBackConsent, writeDownConsent } from "./consent.api.ts";
import { standingWords } from "./consent-words.ts";
import { SuppressionActs } from "./SuppressionActs.tsx";
import type { Way } from "./ways.ts";

interface ConsentDialogProps {
  contactId: string;
  way: Way;
  onClose: () => void;
}

/** Writes down what somebody said about being contacted this way, in their words; Undo takes it back. */
export function ConsentDialog({ contactId, way: { channel, address, latest, standing }, onClose }: ConsentDialogProps) {
  const [status, setStatus] = useState<NewConsent["status"]>(latest?.status === "granted" ? "revoked" : "granted");
  const [wording, setWording, { clear }] = useDraft(`consent/${contactId}/${address}`, "");
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ["records"] });
  const takeBack = useMutation({
    mutationFn: takeBackConsent,
    onSuccess: () => toast({ tone: "done", text: m.messages_consent_taken_back() }),
    onError: (error) => announceFailure(error, m.record_not_undone()),
    onSettled: refresh,
  });
  const save = useMutation({
    mutationFn: writeDownConsent,
    onSuccess: ({ id }) => {
      const action = { label: m.common_undo(), run: () => takeBack.mutate(id) };
      toast({ tone: "done", text: m.messages_consent_saved(), action });
      clear();
      onClose();
    },
    onSettled: refresh,
  });
  const errors = errorsByField(save.error);
  const maySuppress = useCan("send_messages");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ contactId, channel, address, status, wording: wording.trim() });
  };
  const keys = useFormKeys();
  return (
    <Dialog title={m.messages_consent_title({ address })} onClose={onClose}>
      <form {...keys} onSubmit={submit} className="flex flex-col gap-4">
        {standing.map((one) => (
          <Notice key={one.id} tone="warn">
            {standingWords(one).text}
          </Notice>
        ))}
        <div>
          <Segments
            label={m.messages_consent_what()}
            choices={[
              { value: "granted", label: m.messages_consent_grant() },
              { value: "revoked", label: m.messages_consent_revoke() },
            ]}
            value={status}
            onChange={setStatus}
          />
        </div>
        <FormField
          required
          label={m.messages_consent_wording()}
          help={m.messages_consent_wording_help()}
          error={errors.wording}
        >
          {(control) => (
            <Textarea {...control} autoFocus value={wording} onChange={(event) => setWording(event.target.value)} />
          )}
        </FormField>
        <FormError error={save.error} placed={["wording"]} />
        <Actions inForm>
          {maySuppress && <SuppressionActs channel={channel} address={address} standing={standing} onDone={onClose} />}
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={save.isPending} disabled={wording.trim() === ""}>
            {m.messages_consent_write_down()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
