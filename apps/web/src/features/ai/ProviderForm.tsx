import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorsByPointer } from "../../lib/problem.ts";
import { useUnsaved } from "../../lib/unsaved.ts";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Select } from "../../ui/Select.tsx";
import { type AiSettings, aiSettingsQuery, changeAiSettings, type Provider, tryModel } from "./ai.api.ts";
import { PROVIDERS, providerWord } from "./ai-words.ts";

/** What is usually taken; any other name can be typed. */
const USUAL_MODELS: Record<Provider, string> = {
  rules: "",
  openai: "gpt-5-mini",
  anthropic: "claude-sonnet-4-5",
  compatible: "llama3.1",
};

/** Chooses who does the work; the key is written and never read back. */
export function ProviderForm({ settings }: { settings: AiSettings }) {
  const [provider, setProvider] = useState(settings.provider);
  const [model, setModel] = useState(settings.model ?? "");
  const [key, setKey] = useState("");
  const save = useSetting(changeAiSettings, { done: m.ai_saved(), touches: [aiSettingsQuery.queryKey] });
  const test = useMutation({ mutationFn: tryModel });
  const errors = errorsByPointer(save.error);
  const vendor = settings.vendors.find((one) => one.provider === provider);
  const offered = PROVIDERS.filter(
    (one) => settings.vendors.find((known) => known.provider === one)?.isReachable !== false,
  );
  const isChanged = provider !== settings.provider || (vendor && model !== (settings.model ?? "")) || key !== "";
  useUnsaved(Boolean(isChanged));
  const choose = (chosen: Provider) => {
    setProvider(chosen);
    setModel(chosen === settings.provider && settings.model ? settings.model : USUAL_MODELS[chosen]);
    setKey("");
    test.reset();
  };
  const choice = { provider, model: vendor ? model.trim() : null };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const keys = vendor && key ? { [vendor.provider]: key } : undefined;
    save.mutate({ ...choice, keys }, { onSuccess: () => setKey("") });
  };
  return (
    <form onSubmit={submit} autoComplete="off" className="flex max-w-xl flex-col gap-4">
      <FormField
        label={m.ai_provider()}
        help={provider === "rules" ? m.ai_rules_help() : m.ai_provider_help()}
        error={errors["/provider"]}
      >
        {(control) => (
          <Select
            {...control}
            choices={offered.map((one) => ({ value: one, label: providerWord(one) }))}
            value={provider}
            onValue={(value) => choose(PROVIDERS.find((one) => one === value) ?? "rules")}
          />
        )}
      </FormField>
      {vendor && (
        <>
          <FormField label={m.ai_model()} help={m.ai_model_help()} required error={errors["/model"]}>
            {(control) => <Input {...control} value={model} onChange={(event) => setModel(event.target.value)} />}
          </FormField>
          <FormField
            label={m.ai_key()}
            help={
              vendor.hasKey ? m.ai_key_kept() : vendor.hasInstallationKey ? m.ai_key_installation() : m.ai_key_help()
            }
            error={errors[`/keys/${vendor.provider}`]}
          >
            {(control) => (
              <Input
                {...control}
                type="password"
                autoComplete="new-password"
                value={key}
                onChange={(event) => setKey(event.target.value)}
              />
            )}
          </FormField>
        </>
      )}
      <FormError error={save.error ?? test.error} placed={["provider", "model", "keys"]} />
      <div role="status">
        {test.data && (
          <Notice tone={test.data.isGood ? "info" : "danger"}>
            {test.data.isGood
              ? m.ai_test_good({ ms: test.data.ms })
              : test.data.reason === "wrong_key"
                ? m.ai_test_wrong_key()
                : m.ai_test_bad({ why: test.data.detail })}
          </Notice>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={save.isPending} disabled={!isChanged}>
          {m.common_save()}
        </Button>
        {vendor && (
          <Button
            busy={test.isPending}
            disabled={model.trim() === ""}
            onClick={() => test.mutate({ ...choice, ...(key && { key }) })}
          >
            {m.ai_test()}
          </Button>
        )}
      </div>
    </form>
  );
}
