import { useMutation } from "@tanstack/react-query";
import { createFileRoute, Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Door } from "../../features/sign-in/Door.tsx";
import { resetPassword } from "../../features/sign-in/sign-in.api.ts";
import { TextField } from "../../features/sign-in/TextField.tsx";
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
      <Door title="Your password is changed">
        <Button asChild variant="primary" size="lg">
          <Link to="/sign-in">Sign in</Link>
        </Button>
      </Door>
    );
  }
  return (
    <Door title="Set a new password">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label="New password"
          type="password"
          autoComplete="new-password"
          required
          autoFocus
          value={password}
          onText={setPassword}
        />
        <FormError error={reset.error} />
        <Button type="submit" variant="primary" size="lg" busy={reset.isPending}>
          Change password
        </Button>
      </form>
    </Door>
  );
}
