import { useNavigate } from "@tanstack/react-router";
import { Keyboard, LogOut, Monitor, Moon, Sun, UserCog } from "lucide-react";
import { LANGUAGES, language } from "../../lib/language.ts";
import { type Me, useMe } from "../../lib/session.ts";
import { useStore } from "../../lib/store.ts";
import { chooseTheme, theme } from "../../lib/theme.ts";
import { m } from "../../messages/messages.js";
import { Avatar } from "../../ui/Avatar.tsx";
import { Menu, MenuCheck, MenuItem, MenuLabel, MenuSeparator } from "../../ui/Menu.tsx";
import { chooseLanguage } from "./language-choice.ts";
import { isSheetOpen } from "./shortcut-sheet.store.ts";
import { signOut } from "./sign-out.ts";

const THEMES = [
  { value: "system", label: m.frame_like_the_system, icon: Monitor },
  { value: "light", label: m.frame_light, icon: Sun },
  { value: "dark", label: m.frame_dark, icon: Moon },
] as const;

/** Who is signed in: profile, language, look, sign out. */
export function ProfileMenu() {
  const me = useMe();
  const navigate = useNavigate();
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className="flex size-9 items-center justify-center rounded-md hover:bg-hover">
          <Avatar name={me.user.name} size="md" />
          <span className="sr-only">{m.frame_you()}</span>
        </button>
      }
    >
      <div className="px-2 py-1.5 leading-tight">
        <p className="truncate font-medium">{me.user.name}</p>
        <p className="truncate text-xs text-ink-3">{me.role.name}</p>
      </div>
      <MenuSeparator />
      <MenuItem onSelect={() => navigate({ to: "/settings/profile" })}>
        <UserCog aria-hidden />
        {m.frame_profile()}
      </MenuItem>
      <MenuItem onSelect={() => isSheetOpen.set(true)}>
        <Keyboard aria-hidden />
        {m.frame_shortcuts()}
      </MenuItem>
      <MenuSeparator />
      <Languages me={me} />
      <MenuSeparator />
      <Looks />
      <MenuSeparator />
      <MenuItem onSelect={signOut}>
        <LogOut aria-hidden />
        {m.frame_sign_out()}
      </MenuItem>
    </Menu>
  );
}

function Languages({ me }: { me: Me }) {
  const shown = useStore(language);
  return (
    <>
      <MenuLabel>{m.frame_language()}</MenuLabel>
      {LANGUAGES.map(({ value, label }) => (
        <MenuCheck key={value} checked={shown === value} onChange={() => chooseLanguage(me, value)}>
          <span lang={value}>{label}</span>
        </MenuCheck>
      ))}
    </>
  );
}

function Looks() {
  const chosen = useStore(theme);
  return (
    <>
      <MenuLabel>{m.frame_look()}</MenuLabel>
      {THEMES.map(({ value, label, icon: Icon }) => (
        <MenuCheck key={value} checked={chosen === value} onChange={() => chooseTheme(value)}>
          <Icon aria-hidden />
          {label()}
        </MenuCheck>
      ))}
    </>
  );
}
