import { useMutation } from "@tanstack/react-query";
import { createFileRoute, Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Door } from "../../features/sign-in/Door.tsx";
import { resetPassword } from "../../features/sign-in/sign-in.api.ts";
import { TextField } from "../../features/sign-in/TextField.tsx";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";

export const Route = createFileRoute("/_door/reset-password")({
  validateSearch: (raw: Record<string, unknown>) => ({ token: typeof raw.token === "string" ? raw.token : "" }),
  component: ResetPasswordPage,
});

function ResetPasswordPage() {
  const { token } = Route.useSearch();
  const [password, setPassword] = useState("");
  const reset = useMutation({ mutationFn: () => resetPassword(password, token) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reset.mutate();
  };
  if (reset.isSuccess) {
    return (
      <Door title={m.sign_in_password_changed()}>
        <Button asChild variant="primary" size="lg">
          <Link to="/sign-in">{m.sign_in_sign_in()}</Link>
        </Button>
      </Door>
    );
  }
  return (
    <Door title={m.sign_in_new_password_title()}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={m.sign_in_new_password()}
          type="password"
          autoComplete="new-password"
          required
          autoFocus
          value={password}
          onText={setPassword}
        />
        <FormError error={reset.error} />
        <Button type="submit" variant="primary" size="lg" busy={reset.isPending}>
          {m.sign_in_change_password()}
        </Button>
      </form>
    </Door>
  );
}
