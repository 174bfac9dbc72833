import { useQuery } from "@tanstack/react-query";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { aiSettingsQuery, changeAiSettings, type AiSettings as Settings } from "./ai.api.ts";
import { FEATURES, featureWords } from "./ai-words.ts";
import { BudgetForm } from "./BudgetForm.tsx";
import { ProviderForm } from "./ProviderForm.tsx";

/** Who does AI's work, what it may do, and what it may cost. */
export function AiSettings() {
  const settings = useQuery(aiSettingsQuery);
  if (settings.isPending) return <SkeletonRows count={6} />;
  if (settings.isError) return <ErrorState error={settings.error} onRetry={() => settings.refetch()} />;
  return (
    <>
      <SettingsSection title={m.ai_title()} description={m.ai_about()}>
        <ProviderForm key={`${settings.data.provider} ${settings.data.model}`} settings={settings.data} />
      </SettingsSection>
      <SettingsSection title={m.ai_features()} description={m.ai_features_about()}>
        <FeatureSwitches settings={settings.data} />
      </SettingsSection>
      <SettingsSection title={m.ai_budget()} description={m.ai_budget_about()}>
        <BudgetForm key={settings.data.dailySpend} settings={settings.data} />
      </SettingsSection>
    </>
  );
}

function FeatureSwitches({ settings: { featuresOff } }: { settings: Settings }) {
  const change = useSetting(changeAiSettings, { done: m.ai_saved(), touches: [aiSettingsQuery.queryKey] });
  return (
    <LineList label={m.ai_features()}>
      {FEATURES.map((feature) => {
        const { name, about } = featureWords(feature);
        const isOn = !featuresOff.includes(feature);
        const others = featuresOff.filter((one) => one !== feature);
        return (
          <Line key={feature}>
            <div className="min-w-0 flex-1">
              <p className="font-medium">{name}</p>
              <p className="text-xs text-ink-2">{about}</p>
            </div>
            <Switch
              aria-label={name}
              checked={isOn}
              disabled={change.isPending}
              onCheckedChange={(on) =>
                change.mutate(
                  { featuresOff: on ? others : [...others, feature] },
                  { onError: (error) => announceFailure(error) },
                )
              }
            />
          </Line>
        );
      })}
    </LineList>
  );
}
