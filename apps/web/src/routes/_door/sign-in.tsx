import { useQuery } from "@tanstack/react-query";
import { createFileRoute, Link } from "@tanstack/react-router";
import { Door } from "../../features/sign-in/Door.tsx";
import { goInside, safePath } from "../../features/sign-in/inside.ts";
import { SignInForm } from "../../features/sign-in/SignInForm.tsx";
import { setUpQuery } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";

export const Route = createFileRoute("/_door/sign-in")({
  validateSearch: (raw: Record<string, unknown>): { next?: string } => ({ next: safePath(raw.next) }),
  component: SignInPage,
});

function SignInPage() {
  const { next } = Route.useSearch();
  const { data: setUp } = useQuery(setUpQuery);
  return (
    <Door title={m.sign_in_title()}>
      <SignInForm onSignedIn={() => goInside(next)} />
      {setUp?.signUp === "open" && (
        <p className="text-center text-ink-2">
          {m.sign_in_new_here()}{" "}
          <Link to="/sign-up" className="text-accent-text underline underline-offset-2">
            {m.sign_in_create_an_account()}
          </Link>
        </p>
      )}
    </Door>
  );
}
