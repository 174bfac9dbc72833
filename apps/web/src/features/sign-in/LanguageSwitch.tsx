import { LANGUAGES, language, showLanguage } from "../../lib/language.ts";
import { useStore } from "../../lib/store.ts";
import { m } from "../../messages/messages.js";

/** The languages below the door's form, each by its own name; kept in this browser until one signs in. */
export function LanguageSwitch() {
  const shown = useStore(language);
  return (
    <fieldset className="mt-10 flex gap-1 text-xs text-ink-2">
      <legend className="sr-only">{m.sign_in_language()}</legend>
      {LANGUAGES.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          lang={value}
          aria-pressed={value === shown}
          onClick={() => showLanguage(value)}
          className="rounded-md px-2 py-1.5 hover:bg-hover aria-pressed:font-medium aria-pressed:text-ink"
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
