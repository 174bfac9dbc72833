import { m } from "../../messages/messages.js";
import { ColorField } from "../../ui/ColorField.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { Switch } from "../../ui/Switch.tsx";
import type { BuilderPart } from "./FormBuilder.tsx";
import { FormPart } from "./FormPart.tsx";

/** The look of a form: its colour, light or dark, with or without the logo. */
export function FormLook({ draft, errors, set }: BuilderPart) {
  const themes = [
    { value: "auto", label: m.forms_theme_auto() },
    { value: "light", label: m.forms_theme_light() },
    { value: "dark", label: m.forms_theme_dark() },
  ];
  return (
    <FormPart title={m.forms_look()}>
      <ColorField
        label={m.forms_color()}
        value={draft.color}
        error={errors.color}
        onChange={(color) => set({ color })}
      />
      <div className="flex flex-col items-start gap-1">
        <span className="font-medium text-ink-2">{m.forms_theme()}</span>
        <Segments label={m.forms_theme()} choices={themes} value={draft.theme} onChange={(theme) => set({ theme })} />
      </div>
      <FormField layout="line" label={m.forms_show_logo()}>
        {(control) => (
          <Switch {...control} checked={draft.showLogo} onCheckedChange={(showLogo) => set({ showLogo })} />
        )}
      </FormField>
    </FormPart>
  );
}
