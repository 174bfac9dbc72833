import { Check, ChevronDown } from "lucide-react";
import { useMe } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { Menu, MenuItem, MenuLabel } from "../../ui/Menu.tsx";

/** The organization one works in, and the way to another. */
export function OrganizationMenu() {
  const { organization, organizations } = useMe();
  return (
    <Menu
      trigger={
        <button type="button" className="flex h-9 min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 hover:bg-hover">
          <span
            aria-hidden
            className="flex size-6 shrink-0 items-center justify-center rounded-md bg-accent text-xs font-bold text-accent-ink"
          >
            {organization.name.charAt(0).toUpperCase()}
          </span>
          <span className="truncate font-semibold">{organization.name}</span>
          <ChevronDown aria-hidden className="ml-auto size-4 text-ink-3" />
          <span className="sr-only">{m.frame_switch_organization()}</span>
        </button>
      }
    >
      <MenuLabel>{m.frame_organizations()}</MenuLabel>
      {organizations.map(({ id, name }) => (
        <MenuItem key={id} onSelect={() => id !== organization.id && switchTo(id)}>
          <span className="inline-flex w-4">{id === organization.id && <Check aria-hidden />}</span>
          {name}
        </MenuItem>
      ))}
    </Menu>
  );
}

/** Starts the app afresh, so that nothing of the former organization stays in memory. */
async function switchTo(organizationId: string) {
  try {
    const { auth, settled } = await import("../../lib/auth-client.ts");
    await settled(auth.organization.setActive({ organizationId }));
    location.assign("/");
  } catch (error) {
    announceFailure(error, m.frame_not_switched());
  }
}
