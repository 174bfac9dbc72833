import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { CODE_LENGTH, CodeInput } from "../../ui/CodeInput.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { confirmTwoFactor, endTwoFactor, startTwoFactor } from "./profile.api.ts";

/** A second proof at sign-in, from an authenticator app. */
export function TwoFactor({ isOn }: { isOn: boolean }) {
  const [password, setPassword] = useState("");
  const start = useMutation({ mutationFn: startTwoFactor });
  const end = useSetting(endTwoFactor, { done: m.settings_two_factor_now_off(), touches: [["me"]] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const done = { onSuccess: () => setPassword("") };
    if (isOn) end.mutate(password, done);
    else start.mutate(password, done);
  };
  return (
    <SettingsSection
      title={m.settings_two_factor()}
      description={m.settings_two_factor_about()}
      actions={<Badge tone={isOn ? "green" : "grey"}>{isOn ? m.settings_on() : m.settings_off()}</Badge>}
    >
      {start.data && !isOn ? (
        <Confirm {...start.data} />
      ) : (
        <form onSubmit={submit} className="flex max-w-sm flex-col gap-3">
          <FormField label={m.settings_password_yours()}>
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
            {isOn ? m.settings_turn_off() : m.settings_set_up()}
          </Button>
        </form>
      )}
    </SettingsSection>
  );
}

function Confirm({ totpURI, backupCodes }: { totpURI: string; backupCodes: string[] }) {
  const [code, setCode] = useState("");
  const picture = useQrCode(totpURI);
  const confirm = useSetting(confirmTwoFactor, { done: m.settings_two_factor_now_on(), touches: [["me"]] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(code);
  };
  return (
    <div className="flex flex-wrap gap-6">
      {picture && (
        <img src={picture} alt={m.settings_two_factor_picture()} className="size-44 rounded-lg border bg-paper" />
      )}
      <form onSubmit={submit} className="flex min-w-60 flex-1 flex-col gap-3">
        <p>
          {m.settings_two_factor_scan()} <code className="break-all">{secretIn(totpURI)}</code>
        </p>
        <FormField label={m.settings_two_factor_code()}>
          {(control) => <CodeInput {...control} value={code} onCode={setCode} />}
        </FormField>
        <FormError error={confirm.error} />
        <Button
          type="submit"
          variant="primary"
          busy={confirm.isPending}
          disabled={code.length < CODE_LENGTH}
          className="self-start"
        >
          {m.settings_turn_on()}
        </Button>
      </form>
      <div className="w-full rounded-lg border p-3">
        <p className="mb-2 font-medium">{m.settings_backup_codes()}</p>
        <pre className="mb-2 columns-2 font-mono text-xs sm:columns-5">{backupCodes.join("\n")}</pre>
        <CopyButton text={backupCodes.join("\n")} label={m.settings_backup_codes_copy()} />
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
