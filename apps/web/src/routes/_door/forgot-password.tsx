import { useMutation } from "@tanstack/react-query";
import { createFileRoute, Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Door } from "../../features/sign-in/Door.tsx";
import { requestReset } from "../../features/sign-in/sign-in.api.ts";
import { TextField } from "../../features/sign-in/TextField.tsx";
import { m } from "../../messages/messages.js";
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
      <Door title={m.sign_in_look_into_mail()} description={m.sign_in_link_on_its_way({ email })}>
        <Link to="/sign-in" className="text-accent-text hover:underline">
          {m.sign_in_back()}
        </Link>
      </Door>
    );
  }
  return (
    <Door title={m.sign_in_new_password_title()} description={m.sign_in_we_send_link()}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={m.common_email()}
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onText={setEmail}
        />
        <FormError error={request.error} />
        <Button type="submit" variant="primary" size="lg" busy={request.isPending}>
          {m.sign_in_send_link()}
        </Button>
        <Link to="/sign-in" className="text-center text-accent-text hover:underline">
          {m.sign_in_back()}
        </Link>
      </form>
    </Door>
  );
}
