import { type FormEvent, useState } from "react";
import { type DrawnObject, useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { ListSearch } from "../../records/list-search.ts";
import { useSetting } from "../../records/useSetting.ts";
import type { View } from "../../records/views.api.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { changeView, configOf, saveView } from "./views.api.ts";

interface ViewDialogProps {
  object: DrawnObject;
  search: ListSearch;
  /** The view that is changed; none to save the list as it is now. */
  view: View | undefined;
  onSaved: (viewId: string) => void;
  onClose: () => void;
}

/** A view's name, whom it is for, and whether it opens first. */
export function ViewDialog({ object, search, view, onSaved, onClose }: ViewDialogProps) {
  const isGoverning = useCan("organization");
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState(view?.shared ?? false);
  const [isDefault, setDefault] = useState(view?.isDefault ?? false);
  const mayBeDefault = !shared || isGoverning;

  const save = useSetting(
    () => {
      const said = { name: name.trim(), shared, isDefault: isDefault && mayBeDefault };
      if (view) return changeView({ id: view.id, ...said });
      return saveView({ ...said, object: object.name, config: configOf(search) });
    },
    { done: m.views_was_saved(), touches: [["views"]] },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined, {
      onSuccess: (answer) => {
        if (answer) onSaved(answer.data.id);
        onClose();
      },
    });
  };
  return (
    <Dialog title={view ? m.views_dialog_edit({ name: view.name }) : m.views_dialog_new()} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <FormField label={m.common_name()} required>
          {(control) => (
            <Input
              {...control}
              autoFocus
              required
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </FormField>
        <Choice label={m.views_share_switch()} checked={shared} onChange={setShared} />
        {mayBeDefault && (
          <Choice
            label={shared ? m.views_default_switch_shared() : m.views_default_switch()}
            checked={isDefault}
            onChange={setDefault}
          />
        )}
        <FormError error={save.error} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={save.isPending} disabled={name.trim() === ""}>
            {m.views_save()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  label: string;
  checked: boolean;
  onChange: (isOn: boolean) => void;
}

const Choice = ({ label, checked, onChange }: ChoiceProps) => (
  <label className="flex items-center gap-2">
    <Switch checked={checked} onCheckedChange={onChange} />
    {label}
  </label>
);
