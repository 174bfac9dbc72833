import { useNavigate } from "@tanstack/react-router";
import { PhoneIncoming, Plus } from "lucide-react";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../ui/Menu.tsx";
import { creation } from "./creation.store.ts";
import { useCreatables } from "./useCreatables.ts";

/** New records from wherever one is. */
export function CreateMenu() {
  const navigate = useNavigate();
  const creatables = useCreatables();
  const takesCalls = useObject("lead")?.can.create;
  if (creatables.length === 0) return null;
  return (
    <Menu
      align="end"
      trigger={
        <Button size="sm" aria-keyshortcuts="C">
          <Plus aria-hidden className="size-4" />
          <span className="max-sm:sr-only">{m.common_create()}</span>
        </Button>
      }
    >
      {takesCalls && (
        <>
          <MenuItem onSelect={() => navigate({ to: "/inquiries/new" })}>
            <PhoneIncoming aria-hidden />
            {m.frame_new_inquiry()}
          </MenuItem>
          <MenuSeparator />
        </>
      )}
      {creatables.map(({ name, label }) => (
        <MenuItem key={name} onSelect={() => creation.set(name)}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
