import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { useMe } from "../../lib/session.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { confirmTwoFactor, endTwoFactor, startTwoFactor } from "./profile.api.ts";

/** A second proof at sign-in, from an authenticator app. */
export function TwoFactor() {
  const isOn = useMe().user.twoFactorEnabled;
  const [password, setPassword] = useState("");
  const start = useMutation({ mutationFn: startTwoFactor });
  const end = useSetting(endTwoFactor, { done: "Two-factor is off", touches: [["me"]] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const done = { onSuccess: () => setPassword("") };
    if (isOn) end.mutate(password, done);
    else start.mutate(password, done);
  };
  return (
    <SettingsSection
      title="Two-factor"
      description="Ask for a code from your phone when you sign in."
      actions={<Badge tone={isOn ? "green" : "grey"}>{isOn ? "On" : "Off"}</Badge>}
    >
      {start.data && !isOn ? (
        <Confirm {...start.data} />
      ) : (
        <form onSubmit={submit} className="flex max-w-sm flex-col gap-3">
          <FormField label="Your password">
            {(control) => (
              <Input
                {...control}
                type="password"
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </FormField>
          <FormError error={start.error ?? end.error} />
          <Button
            type="submit"
            busy={start.isPending || end.isPending}
            disabled={password === ""}
            className="self-start"
          >
            {isOn ? "Turn off" : "Set up"}
          </Button>
        </form>
      )}
    </SettingsSection>
  );
}

function Confirm({ totpURI, backupCodes }: { totpURI: string; backupCodes: string[] }) {
  const [code, setCode] = useState("");
  const picture = useQrCode(totpURI);
  const confirm = useSetting(confirmTwoFactor, { done: "Two-factor is on", touches: [["me"]] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(code);
  };
  return (
    <div className="flex flex-wrap gap-6">
      {picture && (
        <img src={picture} alt="QR code for your authenticator app" className="size-44 rounded-lg border bg-white" />
      )}
      <form onSubmit={submit} className="flex min-w-60 flex-1 flex-col gap-3">
        <p>
          Scan this with your authenticator app, or give it this key:{" "}
          <code className="break-all">{secretIn(totpURI)}</code>
        </p>
        <FormField label="The code it shows">
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </FormField>
        <FormError error={confirm.error} />
        <Button
          type="submit"
          variant="primary"
          busy={confirm.isPending}
          disabled={code.length < 6}
          className="self-start"
        >
          Turn on
        </Button>
      </form>
      <div className="w-full rounded-lg border p-3">
        <p className="mb-2 font-medium">Backup codes, each good once. Keep them where your phone is not.</p>
        <pre className="mb-2 columns-2 font-mono text-xs sm:columns-5">{backupCodes.join("\n")}</pre>
        <CopyButton text={backupCodes.join("\n")} label="Copy codes" />
      </div>
    </div>
  );
}

/** The address as a picture; the code that draws it is loaded only here. */
function useQrCode(text: string): string | null {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    import("qrcode").then(async (qrCode) => {
      const svg = await qrCode.toString(text, { type: "svg", margin: 2 });
      if (isCurrent) setPicture(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return picture;
}

const secretIn = (uri: string) => new URL(uri).searchParams.get("secret");
