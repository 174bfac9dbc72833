import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
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
        label="Your name"
        autoComplete="name"
        required
        autoFocus
        value={person.name}
        onText={(name) => setPerson({ ...person, name })}
      />
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        readOnly={fixedEmail !== undefined}
        value={person.email}
        onText={(email) => setPerson({ ...person, email })}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        help="Ten characters or more; a few words work well."
        required
        value={person.password}
        onText={(password) => setPerson({ ...person, password })}
      />
      <FormError error={create.error} />
      <Button type="submit" variant="primary" size="lg" busy={create.isPending}>
        Create account
      </Button>
    </form>
  );
}
