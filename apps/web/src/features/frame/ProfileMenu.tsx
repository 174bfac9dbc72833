import { useNavigate } from "@tanstack/react-router";
import { LogOut, Monitor, Moon, Sun, UserCog } from "lucide-react";
import { useMe } from "../../lib/session.ts";
import { useStore } from "../../lib/store.ts";
import { chooseTheme, theme } from "../../lib/theme.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Menu, MenuCheck, MenuItem, MenuLabel, MenuSeparator } from "../../ui/Menu.tsx";

const THEMES = [
  { value: "system", label: "Like the system", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
] as const;

/** Who is signed in: profile, look, sign out. */
export function ProfileMenu() {
  const { user, role } = useMe();
  const navigate = useNavigate();
  const chosen = useStore(theme);
  return (
    <Menu
      trigger={
        <button type="button" className="flex h-11 items-center gap-2.5 rounded-md px-2 text-left hover:bg-hover">
          <Avatar name={user.name} size="md" />
          <span className="min-w-0 leading-tight">
            <span className="block truncate font-medium">{user.name}</span>
            <span className="block truncate text-xs text-ink-3">{role.name}</span>
          </span>
        </button>
      }
    >
      <MenuItem onSelect={() => navigate({ to: "/settings/profile" })}>
        <UserCog aria-hidden />
        Profile
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>Look</MenuLabel>
      {THEMES.map(({ value, label, icon: Icon }) => (
        <MenuCheck key={value} checked={chosen === value} onChange={() => chooseTheme(value)}>
          <Icon aria-hidden />
          {label}
        </MenuCheck>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={signOut}>
        <LogOut aria-hidden />
        Sign out
      </MenuItem>
    </Menu>
  );
}

async function signOut() {
  try {
    const { auth, settled } = await import("../../lib/auth-client.ts");
    await settled(auth.signOut());
    location.assign("/sign-in");
  } catch (error) {
    announceFailure(error, "Not signed out");
  }
}
