import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { signUp } from "./sign-in.api.ts";
import { TextField } from "./TextField.tsx";

/** Makes an account. An invitation fixes the e-mail it was sent to. */
export function SignUpForm({ fixedEmail, onSignedUp }: { fixedEmail?: string; onSignedUp: () => void }) {
  const [person, setPerson] = useState({ name: "", email: fixedEmail ?? "", password: "" });
  const create = useMutation({ mutationFn: signUp, onSuccess: onSignedUp });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ ...person, name: person.name.trim(), email: person.email.trim() });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label={m.sign_in_your_name()}
        autoComplete="name"
        required
        autoFocus
        value={person.name}
        onText={(name) => setPerson({ ...person, name })}
      />
      <TextField
        label={m.common_email()}
        type="email"
        autoComplete="username"
        required
        readOnly={fixedEmail !== undefined}
        value={person.email}
        onText={(email) => setPerson({ ...person, email })}
      />
      <TextField
        label={m.common_password()}
        type="password"
        autoComplete="new-password"
        help={m.sign_in_password_help()}
        required
        value={person.password}
        onText={(password) => setPerson({ ...person, password })}
      />
      <FormError error={create.error} />
      <Button type="submit" variant="primary" size="lg" busy={create.isPending}>
        {m.sign_in_create_account()}
      </Button>
    </form>
  );
}
