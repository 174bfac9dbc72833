import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bookmark, Plus, Trash2 } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import type { DrawnObject } from "../../lib/session.ts";
import type { ListSearch } from "../../records/list-search.ts";
import { announce } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../../ui/Menu.tsx";
import { deleteView, viewsQuery } from "./views.api.ts";

const SaveViewDialog = lazily(() => import("./SaveViewDialog.tsx"), "SaveViewDialog");

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
    onSuccess: () => {
      announce(undefined, "View removed");
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
      {isSaving && (
        <Suspense>
          <SaveViewDialog
            object={object}
            search={search}
            onSaved={(view) => onSearch({ view })}
            onClose={() => setSaving(false)}
          />
        </Suspense>
      )}
    </>
  );
}
