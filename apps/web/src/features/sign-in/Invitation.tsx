import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { ErrorState, FormError } from "../../ui/ErrorState.tsx";
import { Door } from "./Door.tsx";
import { goInside } from "./inside.ts";
import { SignInForm } from "./SignInForm.tsx";
import { SignUpForm } from "./SignUpForm.tsx";
import { acceptInvitation, isSignedIn, readInvitation } from "./sign-in.api.ts";

/** Joins an organization: signs up or in first, then accepts. */
export function Invitation({ id }: { id: string }) {
  const signedIn = useQuery({ queryKey: ["signed-in"], queryFn: isSignedIn });
  const [hasAccount, setHasAccount] = useState(false);
  if (signedIn.isPending) return null;
  if (signedIn.data) return <Accept id={id} />;
  return (
    <Door title={m.sign_in_invited()} description={m.sign_in_invited_help()}>
      {hasAccount ? (
        <SignInForm onSignedIn={() => signedIn.refetch()} />
      ) : (
        <SignUpForm onSignedUp={() => signedIn.refetch()} />
      )}
      <Button variant="ghost" onClick={() => setHasAccount(!hasAccount)}>
        {hasAccount ? m.sign_in_no_account() : m.sign_in_has_account()}
      </Button>
    </Door>
  );
}

function Accept({ id }: { id: string }) {
  const invitation = useQuery({ queryKey: ["invitation", id], queryFn: () => readInvitation(id), retry: false });
  const accept = useMutation({ mutationFn: () => acceptInvitation(id), onSuccess: () => goInside() });
  if (invitation.isPending) return null;
  if (invitation.isError) return <ErrorState error={invitation.error} onRetry={() => invitation.refetch()} />;
  const { organizationName, inviterEmail, role } = invitation.data;
  return (
    <Door
      title={m.sign_in_join_organization({ organization: organizationName })}
      description={m.sign_in_invited_as({ email: inviterEmail, role })}
    >
      <FormError error={accept.error} />
      <Button variant="primary" size="lg" busy={accept.isPending} onClick={() => accept.mutate()}>
        {m.sign_in_join()}
      </Button>
    </Door>
  );
}
