import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { Menu, MenuCheck, MenuItem, MenuLabel, MenuSeparator } from "../../ui/Menu.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { toast } from "../../ui/toast.store.ts";
import { Part } from "./Part.tsx";

/** What stands over the page. */
export function KitOverlays() {
  const [opened, setOpened] = useState<"dialog" | "wide" | "confirm" | "popover" | null>(null);
  const [isOn, setOn] = useState(true);
  const close = () => setOpened(null);
  return (
    <Part name="Dialog, ConfirmDialog, Menu, Popover, toasts" wide>
      <Button onClick={() => setOpened("dialog")}>Dialog</Button>
      <Button onClick={() => setOpened("wide")}>Wide dialog</Button>
      <Button onClick={() => setOpened("confirm")}>Confirm</Button>
      <Menu trigger={<Button>Menu</Button>}>
        <MenuLabel>Group</MenuLabel>
        <MenuItem onSelect={() => {}}>
          <Pencil aria-hidden />
          Edit
        </MenuItem>
        <MenuCheck checked={isOn} onChange={setOn}>
          A check
        </MenuCheck>
        <MenuItem disabled onSelect={() => {}}>
          Disabled
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger onSelect={() => {}}>
          <Trash2 aria-hidden />
          Delete
        </MenuItem>
      </Menu>
      <Popover
        label="Popover"
        open={opened === "popover"}
        onOpenChange={(open) => setOpened(open ? "popover" : null)}
        trigger={<Button>Popover</Button>}
      >
        A small panel.
      </Popover>
      <Button onClick={() => toast({ tone: "done", text: "Lead deleted", action: { label: "Undo", run: () => {} } })}>
        Toast with Undo
      </Button>
      <Button onClick={() => toast({ tone: "failed", text: "Not saved", detail: "The server is busy." })}>
        Failed toast
      </Button>
      {(opened === "dialog" || opened === "wide") && (
        <Dialog title="Title" description="One sentence." wide={opened === "wide"} onClose={close}>
          <p>Content</p>
          <Actions>
            <Button onClick={close}>Cancel</Button>
            <Button variant="primary" onClick={close}>
              Save
            </Button>
          </Actions>
        </Dialog>
      )}
      {opened === "confirm" && (
        <ConfirmDialog danger title="Delete the key?" action="Delete key" onConfirm={close} onClose={close}>
          <p>Programs that use it stop at once.</p>
        </ConfirmDialog>
      )}
    </Part>
  );
}
