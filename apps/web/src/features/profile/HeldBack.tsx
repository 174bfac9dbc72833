import { useQuery } from "@tanstack/react-query";
import { LockKeyhole } from "lucide-react";
import { useEffect } from "react";
import { meQuery } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { OtherOrganizations } from "./OtherOrganizations.tsx";
import { TwoFactor } from "./TwoFactor.tsx";

/** For who is a member and not let in: why, and what to do about it. */
export function HeldBack() {
  const { data: me } = useQuery(meQuery);
  const isIn = me !== undefined && !me?.refused;
  useEffect(() => {
    if (isIn) location.assign("/");
  }, [isIn]);
  if (!me?.refused) return null;
  const { why, by } = me.refused;
  const words = {
    address: m.settings_held_address,
    two_factor: m.settings_held_two_factor,
    leaving: m.settings_held_leaving,
  };
  return (
    <main className="mx-auto flex min-h-full max-w-xl flex-col justify-center p-4">
      <EmptyState
        icon={LockKeyhole}
        title={m.settings_held_title({ organization: by })}
        action={why !== "two_factor" && <Button onClick={() => location.assign("/")}>{m.common_try_again()}</Button>}
      >
        {words[why]()}
      </EmptyState>
      {why === "two_factor" && <TwoFactor isOn={me.user.twoFactorEnabled} />}
      <OtherOrganizations organizations={me.organizations} refusedBy={by} />
    </main>
  );
}
