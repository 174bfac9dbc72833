import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { m } from "../../messages/messages.js";
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
        label={m.common_email()}
        type="email"
        autoComplete="username"
        required
        autoFocus
        value={email}
        onText={setEmail}
      />
      <TextField
        label={m.common_password()}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onText={setPassword}
      />
      <FormError error={first.error} />
      <Button type="submit" variant="primary" size="lg" busy={first.isPending}>
        {m.sign_in_sign_in()}
      </Button>
      <Link to="/forgot-password" className="text-center text-accent-text hover:underline">
        {m.sign_in_forgot()}
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
        label={m.sign_in_code()}
        help={m.sign_in_code_help()}
        autoComplete="one-time-code"
        inputMode="numeric"
        autoFocus
        required
        value={code}
        onText={setCode}
      />
      <FormError error={second.error} />
      <Button type="submit" variant="primary" size="lg" busy={second.isPending}>
        {m.common_continue()}
      </Button>
    </form>
  );
}
