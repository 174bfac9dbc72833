import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { errorsByField } from "../../lib/problem.ts";
import { type DrawnField, type DrawnObject, useObject } from "../../lib/session.ts";
import { RecordPicker } from "../../records/fields/RecordPicker.tsx";
import { asText, linkedOf, type RecordData, titleOf } from "../../records/record.ts";
import { useWrite } from "../../records/records.api.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { choosePipeline, pipelinesQuery } from "../pipelines/pipelines.api.ts";
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
    "Lead converted",
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
    <Dialog title="Convert to a deal" description="From now on its activities belong to the deal." onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <div className="flex gap-1">
          <Button
            size="sm"
            variant={isNewDeal ? "secondary" : "ghost"}
            aria-pressed={isNewDeal}
            onClick={() => setNewDeal(true)}
          >
            New deal
          </Button>
          <Button
            size="sm"
            variant={isNewDeal ? "ghost" : "secondary"}
            aria-pressed={!isNewDeal}
            onClick={() => setNewDeal(false)}
          >
            Existing deal
          </Button>
        </div>
        {isNewDeal ? (
          <>
            <FormField label="Deal name" required error={errors.deal ?? errors.name}>
              {(control) => (
                <Input {...control} autoFocus value={name} onChange={(event) => setName(event.target.value)} />
              )}
            </FormField>
            <div className="grid grid-cols-2 gap-3">
              <FormField label="Amount" error={errors.amount}>
                {(control) => (
                  <Input
                    {...control}
                    inputMode="decimal"
                    value={amount}
                    onChange={(event) => setAmount(event.target.value)}
                  />
                )}
              </FormField>
              <FormField label="Pipeline">
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
          <FormField label="Company" help="Leave empty when the customer is a private person." error={errors.company}>
            {(control) => (
              <Input {...control} value={companyName} onChange={(event) => setCompanyName(event.target.value)} />
            )}
          </FormField>
        )}
        <FormError error={convert.error} />
        <Actions inForm>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={convert.isPending} disabled={!isNewDeal && !dealId}>
            Convert
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}

const DEAL_LINK: DrawnField = {
  name: "dealId",
  type: "link",
  object: "deal",
  label: "Deal",
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
    <FormField label="Deal" required error={error}>
      {(control) => <RecordPicker control={control} field={DEAL_LINK} value={value} onChange={onChange} />}
    </FormField>
  );
}
