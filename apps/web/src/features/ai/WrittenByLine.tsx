import { m } from "../../messages/messages.js";
import { providerWord } from "./ai-words.ts";

interface WrittenByLineProps {
  provider: string;
  model?: string;
  /** The model that was asked and did not do it. */
  fellBack?: { provider: string } | null;
}

/** Who wrote what stands above: a model by its name, or our own rules, which are none. */
export function WrittenByLine({ provider, model, fellBack }: WrittenByLineProps) {
  return (
    <p className="pt-1 text-xs text-ink-3">
      {provider !== "rules"
        ? m.ai_by_model({ provider: providerWord(provider), model: model ?? "" })
        : fellBack
          ? m.ai_by_rules_instead({ provider: providerWord(fellBack.provider) })
          : m.ai_by_rules()}
    </p>
  );
}
