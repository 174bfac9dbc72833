import { useRouter } from "@tanstack/react-router";
import { Ellipsis, Link2, Printer, Trash2, UserPlus } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import { usePageActions } from "../../lib/page-actions.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../ui/Menu.tsx";
import { toast } from "../../ui/toast.store.ts";
import { type RecordData, titleOf } from "../record.ts";
import { deleteRecord, useWrite } from "../records.api.ts";
import { announceFailure } from "../undo/undo.ts";

const SharesDialog = lazily(() => import("./SharesDialog.tsx"), "SharesDialog");

/** What is done with a whole record, and not every day. */
export function MoreMenu({ object, record }: { object: DrawnObject; record: RecordData }) {
  const router = useRouter();
  const [isSharing, setSharing] = useState(false);
  const remove = useWrite(
    () => deleteRecord(object, record.id),
    m.record_deleted({ object: object.label }),
    () => router.history.back(),
  );
  const copyLink = async () => {
    await navigator.clipboard.writeText(location.href);
    toast({ tone: "done", text: m.common_copied() });
  };
  const removeAndLeave = () =>
    remove.mutate(undefined, { onError: (error) => announceFailure(error, m.common_not_deleted()) });
  const canShare = record.can?.edit !== false;
  usePageActions(titleOf(record, object), [
    ...(canShare ? [{ label: m.record_share(), run: () => setSharing(true) }] : []),
    { label: m.record_copy_link(), run: () => void copyLink() },
    { label: m.record_print(), run: () => window.print() },
    ...(record.can?.delete
      ? [{ label: m.record_delete({ object: object.label.toLowerCase() }), run: removeAndLeave }]
      : []),
  ]);
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={m.common_more()} className="print:hidden">
            <Ellipsis />
          </IconButton>
        }
      >
        {canShare && (
          <MenuItem onSelect={() => setSharing(true)}>
            <UserPlus aria-hidden />
            {m.record_share()}
          </MenuItem>
        )}
        <MenuItem onSelect={() => void copyLink()}>
          <Link2 aria-hidden />
          {m.record_copy_link()}
        </MenuItem>
        <MenuItem onSelect={() => window.print()}>
          <Printer aria-hidden />
          {m.record_print()}
        </MenuItem>
        {record.can?.delete && (
          <>
            <MenuSeparator />
            <MenuItem danger onSelect={removeAndLeave}>
              <Trash2 aria-hidden />
              {m.record_delete({ object: object.label.toLowerCase() })}
            </MenuItem>
          </>
        )}
      </Menu>
      {isSharing && (
        <Suspense>
          <SharesDialog object={object} record={record} onClose={() => setSharing(false)} />
        </Suspense>
      )}
    </>
  );
}
