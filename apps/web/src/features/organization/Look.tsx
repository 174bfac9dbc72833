import { ImageUp } from "lucide-react";
import { type ChangeEvent, useRef, useState } from "react";
import { errorsByField } from "../../lib/problem.ts";
import { useMe } from "../../lib/session.ts";
import { useStore } from "../../lib/store.ts";
import { theme } from "../../lib/theme.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { brandTokens } from "../../ui/brand.ts";
import { ColorField } from "../../ui/ColorField.tsx";
import { isHex } from "../../ui/contrast.ts";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { changeOrganization, logoAddress, removeLogo, setLogo } from "./organization.api.ts";

/** Logo and colour: on these screens, on public forms and in what customers get to see. */
export function Look() {
  return (
    <SettingsSection title={m.settings_look()} description={m.settings_look_about()}>
      <div className="flex max-w-xl flex-col gap-5">
        <Logo />
        <Colour />
      </div>
    </SettingsSection>
  );
}

const TOUCHES = [["me"]];

function Logo() {
  const { logoId, name } = useMe().organization;
  const file = useRef<HTMLInputElement>(null);
  const set = useSetting(async (picture: File) => setLogo(await base64Of(picture)), {
    done: m.settings_logo_saved(),
    touches: TOUCHES,
  });
  const remove = useSetting(removeLogo, { done: m.settings_logo_removed(), touches: TOUCHES });
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [picture] = event.target.files ?? [];
    event.target.value = "";
    if (picture) set.mutate(picture, { onError: (error) => announceFailure(error, m.settings_logo_refused()) });
  };
  return (
    <div className="flex flex-wrap items-center gap-4">
      <div className="flex h-16 w-44 items-center justify-center rounded-lg border bg-canvas p-2">
        {logoId ? (
          <img src={logoAddress(logoId)} alt={m.settings_logo_of({ name })} className="max-h-full max-w-full" />
        ) : (
          <span className="truncate font-semibold text-ink-2">{name}</span>
        )}
      </div>
      <div className="flex flex-col gap-1.5">
        <div className="flex gap-2">
          <Button size="sm" busy={set.isPending} onClick={() => file.current?.click()}>
            <ImageUp aria-hidden className="size-4" />
            {logoId ? m.settings_logo_change() : m.settings_logo_upload()}
          </Button>
          {logoId && (
            <Button size="sm" variant="ghost" busy={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {m.common_remove()}
            </Button>
          )}
        </div>
        <p className="text-xs text-ink-3">{m.settings_logo_kinds()}</p>
        <input
          ref={file}
          type="file"
          hidden
          accept="image/png,image/jpeg,image/webp"
          aria-label={m.settings_logo_upload()}
          onChange={choose}
        />
      </div>
    </div>
  );
}

function Colour() {
  const { brandColor } = useMe().organization;
  const [color, setColor] = useState(brandColor ?? "");
  const save = useSetting(changeOrganization, { done: m.settings_color_saved(), touches: TOUCHES });
  const isUsable = color === "" || isHex(color);
  return (
    <div className="flex flex-col gap-3">
      <ColorField
        label={m.settings_color()}
        help={m.settings_color_help()}
        error={errorsByField(save.error).brandColor}
        value={color}
        onChange={setColor}
      />
      {isHex(color) && <Sample color={color} />}
      <div className="flex gap-2">
        <Button
          size="sm"
          variant="primary"
          busy={save.isPending}
          disabled={!isUsable || color === (brandColor ?? "")}
          onClick={() => save.mutate({ brandColor: color === "" ? null : color })}
        >
          {m.settings_color_use()}
        </Button>
        {color !== "" && (
          <Button size="sm" variant="ghost" onClick={() => setColor("")}>
            {m.settings_color_reset()}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What the colour does to buttons and links, before anybody else sees it. */
function Sample({ color }: { color: string }) {
  useStore(theme);
  const look = document.documentElement.dataset.theme === "dark" ? "dark" : "light";
  return (
    <div
      style={brandTokens(color, look)}
      className="flex flex-wrap items-center gap-3 rounded-lg border bg-surface p-3"
    >
      <span className="inline-flex h-8 items-center rounded-md bg-accent px-3 font-medium text-accent-ink">
        {m.settings_sample_button()}
      </span>
      <span className="text-accent-text underline">{m.settings_sample_link()}</span>
      <span className="rounded-md bg-selected px-2 py-1">{m.settings_sample_selected()}</span>
    </div>
  );
}

function base64Of(picture: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error(m.settings_logo_refused()));
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ""));
    reader.readAsDataURL(picture);
  });
}
