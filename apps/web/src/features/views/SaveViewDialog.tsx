import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { DrawnObject } from "../../lib/session.ts";
import type { ListSearch } from "../../records/list-search.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { saveView } from "./views.api.ts";

interface SaveViewDialogProps {
  object: DrawnObject;
  search: ListSearch;
  onSaved: (viewId: string) => void;
  onClose: () => void;
}

/** Gives the list as it is now a name, for oneself or for everybody. */
export function SaveViewDialog({ object, search, onSaved, onClose }: SaveViewDialogProps) {
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const [isShared, setShared] = useState(false);
  const { view: _, ...config } = search;
  const save = useMutation({
    mutationFn: () => saveView({ object: object.name, name: name.trim(), shared: isShared, config }),
    onSuccess: async ({ data }) => {
      await queryClient.invalidateQueries({ queryKey: ["views"] });
      onSaved(data.id);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog title="Save this view" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <FormField label="Name" required>
          {(control) => (
            <Input {...control} autoFocus required value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </FormField>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is a button, which a label may name */}
        <label className="flex items-center gap-2">
          <Switch checked={isShared} onCheckedChange={setShared} />
          Everybody in the organization can use it
        </label>
        <FormError error={save.error} />
        <Actions inForm>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={save.isPending} disabled={name.trim() === ""}>
            Save view
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
