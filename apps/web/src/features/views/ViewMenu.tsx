import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bookmark, Plus, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { DrawnObject } from "../../lib/session.ts";
import type { ListSearch } from "../../records/list-search.ts";
import { announce } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../../ui/Menu.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { deleteView, saveView, viewsQuery } from "./views.api.ts";

interface ViewMenuProps {
  object: DrawnObject;
  search: ListSearch;
  onSearch: (change: Partial<ListSearch>) => void;
}

const BLANK: Partial<ListSearch> = {
  filter: undefined,
  sort: undefined,
  columns: undefined,
  layout: undefined,
  pipeline: undefined,
  view: undefined,
};

/** Opens, saves and removes named views of a list. */
export function ViewMenu({ object, search, onSearch }: ViewMenuProps) {
  const queryClient = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const { data: all = [] } = useQuery(viewsQuery);
  const views = all.filter((view) => view.object === object.name);
  const current = views.find((view) => view.id === search.view);
  const remove = useMutation({
    mutationFn: deleteView,
    onSuccess: ({ operation }) => {
      announce(operation, "View removed");
      onSearch({ view: undefined });
      return queryClient.invalidateQueries({ queryKey: ["views"] });
    },
  });
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button size="sm" variant="ghost">
            <Bookmark aria-hidden className="size-4" />
            <span className="max-w-32 truncate max-sm:sr-only">{current?.name ?? "Views"}</span>
          </Button>
        }
      >
        {views.length > 0 && <MenuLabel>Saved views</MenuLabel>}
        {views.map((view) => (
          <MenuItem key={view.id} onSelect={() => onSearch({ ...BLANK, ...view.config, view: view.id })}>
            {view.name}
          </MenuItem>
        ))}
        {views.length > 0 && <MenuSeparator />}
        <MenuItem onSelect={() => onSearch(BLANK)}>Everything</MenuItem>
        <MenuItem onSelect={() => setSaving(true)}>
          <Plus aria-hidden />
          Save this view
        </MenuItem>
        {current && (
          <MenuItem danger onSelect={() => remove.mutate(current.id)}>
            <Trash2 aria-hidden />
            Remove “{current.name}”
          </MenuItem>
        )}
      </Menu>
      {isSaving && <SaveView {...{ object, search, onSearch }} onClose={() => setSaving(false)} />}
    </>
  );
}

function SaveView({ object, search, onSearch, onClose }: ViewMenuProps & { onClose: () => void }) {
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const [isShared, setShared] = useState(false);
  const { view: _, ...config } = search;
  const save = useMutation({
    mutationFn: () => saveView({ object: object.name, name: name.trim(), shared: isShared, config }),
    onSuccess: async ({ data }) => {
      await queryClient.invalidateQueries({ queryKey: ["views"] });
      onSearch({ view: data.id });
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
        <Actions className="mt-0">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={save.isPending} disabled={name.trim() === ""}>
            Save view
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
