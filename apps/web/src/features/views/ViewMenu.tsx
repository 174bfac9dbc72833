import { useQuery } from "@tanstack/react-query";
import { Bookmark, Check, Pencil, Plus, RotateCcw, Save, Trash2 } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import { type DrawnObject, useCan, useMe } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { ListSearch, OnSearch } from "../../records/list-search.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { type View, viewsQuery } from "../../records/views.api.ts";
import { Button } from "../../ui/Button.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../../ui/Menu.tsx";
import { KeepViewItems } from "./KeepViewItems.tsx";
import { useAlert } from "./useAlert.ts";
import { NO_VIEW, useViewOfAddress } from "./useView.ts";
import { changeView, configOf, deleteView, firstOf, isSame, searchOf } from "./views.api.ts";

const ViewDialog = lazily(() => import("./ViewDialog.tsx"), "ViewDialog");

interface ViewMenuProps {
  object: DrawnObject;
  search: ListSearch;
  onSearch: OnSearch;
}

/** Opens, saves, changes and deletes named views of a list. */
export function ViewMenu({ object, search, onSearch }: ViewMenuProps) {
  const [dialog, setDialog] = useState<"new" | "edit">();
  const { member } = useMe();
  const isGoverning = useCan("organization");
  const { data: all = [] } = useQuery(viewsQuery);
  useViewOfAddress(object.name, search, onSearch);

  const views = all.filter((view) => view.object === object.name);
  const current = views.find((view) => view.id === search.view);
  const isOwn = current !== undefined && (current.ownerId === member.id || isGoverning);
  const isChanged = current !== undefined && !isSame(current.config, configOf(search));
  const alert = useAlert(current);
  const leave = () => onSearch(searchOf({}, firstOf(views, object.name) ? NO_VIEW : undefined));

  const save = useSetting(changeView, { done: m.views_was_changed(), touches: [["views"]] });
  const remove = useSetting(deleteView, { done: m.views_was_removed(), touches: [["views"]] });
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button size="sm" variant="ghost" title={isChanged ? m.views_changed() : undefined}>
            <Bookmark aria-hidden className="size-4" />
            <span className="max-w-40 truncate max-sm:sr-only">{current?.name ?? m.views_views()}</span>
            {isChanged && (
              <span role="img" aria-label={m.views_changed()} className="size-1.5 rounded-full bg-accent" />
            )}
          </Button>
        }
      >
        <Views label={m.views_saved()} views={views.filter(({ shared }) => !shared)} {...{ current, onSearch }} />
        <Views label={m.views_shared()} views={views.filter(({ shared }) => shared)} {...{ current, onSearch }} />
        {views.length > 0 && <MenuSeparator />}
        <MenuItem onSelect={leave}>{m.views_everything()}</MenuItem>
        <MenuSeparator />
        {current && isChanged && (
          <>
            {isOwn && (
              <MenuItem
                onSelect={() =>
                  save.mutate(
                    { id: current.id, config: configOf(search) },
                    { onError: (error) => announceFailure(error, m.views_not_saved()) },
                  )
                }
              >
                <Save aria-hidden />
                {m.views_save_changes({ name: current.name })}
              </MenuItem>
            )}
            <MenuItem onSelect={() => onSearch(searchOf(current.config, current.id))}>
              <RotateCcw aria-hidden />
              {m.views_reset({ name: current.name })}
            </MenuItem>
          </>
        )}
        <MenuItem onSelect={() => setDialog("new")}>
          <Plus aria-hidden />
          {m.views_save_as()}
        </MenuItem>
        {current && <KeepViewItems view={current} alert={alert} />}
        {current && isOwn && (
          <>
            <MenuItem onSelect={() => setDialog("edit")}>
              <Pencil aria-hidden />
              {m.views_edit()}
            </MenuItem>
            <MenuItem
              danger
              onSelect={() =>
                remove.mutate(current.id, {
                  onSuccess: () => onSearch({ view: NO_VIEW }),
                  onError: (error) => announceFailure(error, m.views_not_removed()),
                })
              }
            >
              <Trash2 aria-hidden />
              {m.views_remove({ name: current.name })}
            </MenuItem>
          </>
        )}
      </Menu>
      {dialog && (
        <Suspense>
          <ViewDialog
            {...{ object, search }}
            view={dialog === "edit" ? current : undefined}
            onSaved={(view) => onSearch({ view })}
            onClose={() => setDialog(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

interface ViewsProps {
  label: string;
  views: View[];
  current: View | undefined;
  onSearch: OnSearch;
}

function Views({ label, views, current, onSearch }: ViewsProps) {
  if (views.length === 0) return null;
  return (
    <>
      <MenuLabel>{label}</MenuLabel>
      {views.map((view) => (
        <MenuItem key={view.id} onSelect={() => onSearch(searchOf(view.config, view.id))}>
          <Check aria-hidden className={view === current ? "text-accent-text!" : "invisible"} />
          <span className="max-w-64 truncate">{view.name}</span>
          {view.isDefault && <span className="ml-auto pl-3 text-xs text-ink-3">{m.views_opens_first()}</span>}
        </MenuItem>
      ))}
    </>
  );
}
