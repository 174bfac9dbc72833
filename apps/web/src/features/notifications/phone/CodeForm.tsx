import { type FormEvent, useState } from "react";
import { errorsByField } from "../../../lib/problem.ts";
import { m } from "../../../messages/messages.js";
import { useSetting } from "../../../records/useSetting.ts";
import { Button } from "../../../ui/Button.tsx";
import { CODE_LENGTH, CodeInput } from "../../../ui/CodeInput.tsx";
import { FormError } from "../../../ui/ErrorState.tsx";
import { FormField } from "../../../ui/FormField.tsx";
import { enterCode } from "./phone.api.ts";

/** Takes the code that came by text. */
export function CodeForm() {
  const [code, setCode] = useState("");
  const enter = useSetting(enterCode, { done: m.notifications_phone_verified(), touches: [["notifications"]] });
  const error = errorsByField(enter.error).code;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate(code);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <FormField label={m.notifications_phone_code()} help={m.notifications_phone_code_help()} error={error}>
        {(control) => <CodeInput {...control} value={code} onCode={setCode} />}
      </FormField>
      {!error && <FormError error={enter.error} />}
      <Button
        type="submit"
        variant="primary"
        busy={enter.isPending}
        disabled={code.length < CODE_LENGTH}
        className="self-start"
      >
        {m.notifications_phone_enter()}
      </Button>
    </form>
  );
}
