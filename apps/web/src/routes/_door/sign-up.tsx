import { createFileRoute, Link } from "@tanstack/react-router";
import { useState } from "react";
import { Door } from "../../features/sign-in/Door.tsx";
import { SetUp } from "../../features/sign-in/SetUp.tsx";
import { SignUpForm } from "../../features/sign-in/SignUpForm.tsx";

export const Route = createFileRoute("/_door/sign-up")({ component: SignUpPage });

function SignUpPage() {
  const [isSignedUp, setSignedUp] = useState(false);
  if (isSignedUp) return <SetUp from="organization" />;
  return (
    <Door title="Create your account">
      <SignUpForm onSignedUp={() => setSignedUp(true)} />
      <p className="text-center text-ink-2">
        Have an account?{" "}
        <Link to="/sign-in" className="text-accent-text underline underline-offset-2">
          Sign in
        </Link>
      </p>
    </Door>
  );
}
