import { useObject } from "../../lib/session.ts";
import { useStore } from "../../lib/store.ts";
import { CreateRecordDialog } from "../../records/form/CreateRecordDialog.tsx";
import { creation } from "./creation.store.ts";

/** The form for a new record, over whatever page one is on. */
export function Creation() {
  const object = useObject(useStore(creation) ?? "");
  if (!object) return null;
  return <CreateRecordDialog object={object} onClose={() => creation.set(null)} />;
}
