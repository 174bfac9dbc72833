import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { errorsByField } from "../../lib/problem.ts";
import { type DrawnField, type DrawnObject, useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { choosePipeline } from "../../records/asked-first.ts";
import { RecordPicker } from "../../records/fields/RecordPicker.tsx";
import { pipelinesQuery } from "../../records/pipelines.api.ts";
import { asText, linkedOf, type RecordData, titleOf } from "../../records/record.ts";
import { useWrite } from "../../records/records.api.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { type ConvertLead, convertLead } from "./leads.api.ts";

interface ConvertLeadDialogProps {
  object: DrawnObject;
  lead: RecordData;
  onClose: () => void;
}

/** Turns a qualified lead into a deal, new or existing; contact and company are made sure of on the way. */
export function ConvertLeadDialog({ object, lead, onClose }: ConvertLeadDialogProps) {
  const navigate = useNavigate();
  const [isNewDeal, setNewDeal] = useState(true);
  const [dealId, setDealId] = useState<string | null>(null);
  const [name, setName] = useState(titleOf(lead, object));
  const [amount, setAmount] = useState(asText(lead.estimatedValue));
  const [companyName, setCompanyName] = useState("");
  const [pipelineId, setPipelineId] = useState<string | undefined>();
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  const pipeline = choosePipeline(pipelines, "deal", pipelineId);
  const convert = useWrite(
    (how: ConvertLead) => convertLead(lead.id, how),
    m.board_converted(),
    ({ deal }) => navigate({ to: "/deals/$id", params: { id: deal.id } }),
  );
  const errors = errorsByField(convert.error);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const deal = { name: name.trim(), amount: amount || undefined, pipelineId: pipeline?.id };
    const company = companyName.trim() ? { name: companyName.trim() } : undefined;
    convert.mutate(isNewDeal ? { deal, company } : { dealId: dealId ?? undefined, company });
  };
  return (
    <Dialog title={m.board_convert_title()} description={m.board_convert_about()} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <div className="flex gap-1">
          <Button
            size="sm"
            variant={isNewDeal ? "secondary" : "ghost"}
            aria-pressed={isNewDeal}
            onClick={() => setNewDeal(true)}
          >
            {m.board_new_deal()}
          </Button>
          <Button
            size="sm"
            variant={isNewDeal ? "ghost" : "secondary"}
            aria-pressed={!isNewDeal}
            onClick={() => setNewDeal(false)}
          >
            {m.board_existing_deal()}
          </Button>
        </div>
        {isNewDeal ? (
          <>
            <FormField label={m.board_deal_name()} required error={errors.deal ?? errors.name}>
              {(control) => (
                <Input {...control} autoFocus value={name} onChange={(event) => setName(event.target.value)} />
              )}
            </FormField>
            <div className="grid grid-cols-2 gap-3">
              <FormField label={m.board_amount()} error={errors.amount}>
                {(control) => (
                  <Input
                    {...control}
                    inputMode="decimal"
                    value={amount}
                    onChange={(event) => setAmount(event.target.value)}
                  />
                )}
              </FormField>
              <FormField label={m.board_pipeline()}>
                {(control) => (
                  <Select
                    {...control}
                    choices={pipelines
                      .filter((one) => one.object === "deal")
                      .map((one) => ({ value: one.id, label: one.name }))}
                    value={pipeline?.id}
                    onValue={setPipelineId}
                  />
                )}
              </FormField>
            </div>
          </>
        ) : (
          <ExistingDeal value={dealId} onChange={setDealId} error={errors.dealId} />
        )}
        {!linkedOf(lead, "companyId") && (
          <FormField label={m.board_company()} help={m.board_company_help()} error={errors.company}>
            {(control) => (
              <Input {...control} value={companyName} onChange={(event) => setCompanyName(event.target.value)} />
            )}
          </FormField>
        )}
        <FormError error={convert.error} placed={["deal", "name", "amount", "dealId", "company"]} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={convert.isPending} disabled={!isNewDeal && !dealId}>
            {m.board_convert()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}

const DEAL_LINK: Omit<DrawnField, "label"> = {
  name: "dealId",
  type: "link",
  object: "deal",
  filter: true,
  sort: false,
  editable: true,
};

function ExistingDeal({
  value,
  onChange,
  error,
}: {
  value: string | null;
  onChange: (id: string | null) => void;
  error?: string;
}) {
  const deals = useObject("deal");
  if (!deals) return null;
  return (
    <FormField label={m.board_deal()} required error={error}>
      {(control) => (
        <RecordPicker
          control={control}
          field={{ ...DEAL_LINK, label: m.board_deal() }}
          value={value}
          onChange={onChange}
        />
      )}
    </FormField>
  );
}
