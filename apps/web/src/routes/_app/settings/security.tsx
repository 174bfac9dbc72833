import { createFileRoute } from "@tanstack/react-router";
import { PasswordForm } from "../../../features/profile/PasswordForm.tsx";
import { SessionList } from "../../../features/profile/SessionList.tsx";
import { TwoFactor } from "../../../features/profile/TwoFactor.tsx";

export const Route = createFileRoute("/_app/settings/security")({
  component: () => (
    <>
      <PasswordForm />
      <TwoFactor />
      <SessionList />
    </>
  ),
});
