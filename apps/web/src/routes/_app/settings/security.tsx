import { createFileRoute } from "@tanstack/react-router";
import { PasswordForm } from "../../../features/profile/PasswordForm.tsx";
import { SessionList } from "../../../features/profile/SessionList.tsx";
import { TwoFactor } from "../../../features/profile/TwoFactor.tsx";
import { useMe } from "../../../lib/session.ts";

export const Route = createFileRoute("/_app/settings/security")({
  component: function Security() {
    const { twoFactorEnabled } = useMe().user;
    return (
      <>
        <PasswordForm />
        <TwoFactor isOn={twoFactorEnabled} />
        <SessionList />
      </>
    );
  },
});
