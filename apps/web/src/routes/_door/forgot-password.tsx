import { useMutation } from "@tanstack/react-query";
import { createFileRoute, Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Door } from "../../features/sign-in/Door.tsx";
import { requestReset } from "../../features/sign-in/sign-in.api.ts";
import { TextField } from "../../features/sign-in/TextField.tsx";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";

export const Route = createFileRoute("/_door/forgot-password")({ component: ForgotPasswordPage });

function ForgotPasswordPage() {
  const [email, setEmail] = useState("");
  const request = useMutation({ mutationFn: requestReset });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    request.mutate(email.trim());
  };
  if (request.isSuccess) {
    // The same words whether or not there is such an account: the page must not tell strangers who has one.
    return (
      <Door
        title="Look into your mail"
        description={`If ${email} has an account, a link to set a new password is on its way.`}
      >
        <Link to="/sign-in" className="text-accent-text hover:underline">
          Back to sign-in
        </Link>
      </Door>
    );
  }
  return (
    <Door title="Set a new password" description="We send a link to your e-mail.">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onText={setEmail}
        />
        <FormError error={request.error} />
        <Button type="submit" variant="primary" size="lg" busy={request.isPending}>
          Send the link
        </Button>
        <Link to="/sign-in" className="text-center text-accent-text hover:underline">
          Back to sign-in
        </Link>
      </form>
    </Door>
  );
}
