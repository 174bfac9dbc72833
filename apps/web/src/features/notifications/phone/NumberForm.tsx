import { type FormEvent, useState } from "react";
import { errorsByField } from "../../../lib/problem.ts";
import { m } from "../../../messages/messages.js";
import { useSetting } from "../../../records/useSetting.ts";
import { Button } from "../../../ui/Button.tsx";
import { FormError } from "../../../ui/ErrorState.tsx";
import { FormField } from "../../../ui/FormField.tsx";
import { Input } from "../../../ui/Input.tsx";
import { askForCode } from "./phone.api.ts";

/** Names a phone, to which a code is texted. */
export function NumberForm() {
  const [number, setNumber] = useState("");
  const ask = useSetting(askForCode, { done: m.notifications_phone_code_sent(), touches: [["notifications"]] });
  const error = errorsByField(ask.error).number;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate(number.trim());
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <FormField label={m.notifications_phone_number()} help={m.notifications_phone_number_help()} error={error}>
        {(control) => (
          <Input
            {...control}
            type="tel"
            autoComplete="tel"
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
        )}
      </FormField>
      {!error && <FormError error={ask.error} />}
      <Button type="submit" busy={ask.isPending} disabled={number.trim() === ""} className="self-start">
        {m.notifications_phone_ask()}
      </Button>
    </form>
  );
}
