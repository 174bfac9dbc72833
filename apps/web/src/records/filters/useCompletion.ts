import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { viewsQuery } from "../views.api.ts";
import type { Suggestion } from "./grammar.ts";
import { useFilterFields } from "./useFilterFields.ts";

type Language = typeof import("./grammar.ts") & typeof import("./suggestion-words.ts");

/** What could be typed at the caret. The language is fetched by `load`, when the input is first entered. */
export function useCompletion(object: DrawnObject, text: string, caret: number) {
  const fields = useFilterFields(object);
  const { data: views } = useQuery(viewsQuery);
  const [language, setLanguage] = useState<Language>();
  const completion = useMemo(() => {
    const segments = views?.filter((view) => view.object === object.name).map(({ name }) => name);
    return language?.completeFilter(text, caret, fields, segments);
  }, [language, text, caret, fields, views, object]);
  const suggestions = completion?.suggestions ?? [];
  return {
    suggestions: suggestions.map((one) => ({ ...one, label: labelOf(language, one, fields) })),
    async load() {
      if (language) return;
      const [grammar, words] = await Promise.all([import("./grammar.ts"), import("./suggestion-words.ts")]);
      setLanguage({ ...grammar, ...words });
    },
    /** The text with a suggestion in it, and where the caret goes. */
    apply(index: number): { text: string; caret: number } | undefined {
      const suggestion = suggestions[index];
      if (!completion || !suggestion) return undefined;
      const before = text.slice(0, completion.start) + suggestion.text;
      return { text: before + text.slice(completion.end), caret: before.length };
    },
    /** What is wrong with a text; names that only the server knows are left to it. */
    mistakeIn(term: string): string | undefined {
      const parsed = language?.parseFilter(term, fields);
      return parsed && !parsed.ok ? parsed.errors[0]?.message : undefined;
    },
  };
}

const labelOf = (language: Language | undefined, suggestion: Suggestion, fields: DrawnField[]) =>
  language?.suggestionLabel(suggestion, fields) ?? suggestion.label;
