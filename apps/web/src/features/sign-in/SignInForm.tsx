import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { signIn, signInWithCode } from "./sign-in.api.ts";
import { TextField } from "./TextField.tsx";

/** E-mail and password, then the code for those who have two-factor on. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const first = useMutation({
    mutationFn: signIn,
    onSuccess: ({ needsCode }) => !needsCode && onSignedIn(),
  });
  if (first.data?.needsCode) return <CodeForm onSignedIn={onSignedIn} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    first.mutate({ email: email.trim(), password });
  };
  return (
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
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onText={setPassword}
      />
      <FormError error={first.error} />
      <Button type="submit" variant="primary" size="lg" busy={first.isPending}>
        Sign in
      </Button>
      <Link to="/forgot-password" className="text-center text-accent-text hover:underline">
        Forgot your password?
      </Link>
    </form>
  );
}

function CodeForm({ onSignedIn }: { onSignedIn: () => void }) {
  const [code, setCode] = useState("");
  const second = useMutation({ mutationFn: signInWithCode, onSuccess: onSignedIn });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    second.mutate(code);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label="Code"
        help="From your authenticator app, or one of your backup codes."
        autoComplete="one-time-code"
        inputMode="numeric"
        autoFocus
        required
        value={code}
        onText={setCode}
      />
      <FormError error={second.error} />
      <Button type="submit" variant="primary" size="lg" busy={second.isPending}>
        Continue
      </Button>
    </form>
  );
}
