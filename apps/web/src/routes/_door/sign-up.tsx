import { createFileRoute, Link } from "@tanstack/react-router";
import { useState } from "react";
import { Door } from "../../features/sign-in/Door.tsx";
import { SetUp } from "../../features/sign-in/SetUp.tsx";
import { SignUpForm } from "../../features/sign-in/SignUpForm.tsx";
import { m } from "../../messages/messages.js";

export const Route = createFileRoute("/_door/sign-up")({ component: SignUpPage });

function SignUpPage() {
  const [isSignedUp, setSignedUp] = useState(false);
  if (isSignedUp) return <SetUp from="organization" />;
  return (
    <Door title={m.sign_in_create_your_account()}>
      <SignUpForm onSignedUp={() => setSignedUp(true)} />
      <p className="text-center text-ink-2">
        {m.sign_in_have_account()}{" "}
        <Link to="/sign-in" className="text-accent-text underline underline-offset-2">
          {m.sign_in_sign_in()}
        </Link>
      </p>
    </Door>
  );
}
