import { forgetDrafts } from "../../lib/drafts.ts";
import { unsent } from "../../lib/unsent.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { toast } from "../../ui/toast.store.ts";
import { isUnsentListOpen } from "./unsent-list.store.ts";

/** Signs out and leaves nothing of the member's in this browser; edits that were never sent are asked about first. */
export async function signOut(): Promise<void> {
  if (unsent.get().length > 0) {
    isUnsentListOpen.set(true);
    toast({ tone: "failed", text: m.frame_not_signed_out(), detail: m.frame_unsent_before_sign_out() });
    return;
  }
  try {
    const { auth, settled } = await import("../../lib/auth-client.ts");
    await settled(auth.signOut());
    forgetDrafts();
    location.assign("/sign-in");
  } catch (error) {
    announceFailure(error, m.frame_not_signed_out());
  }
}
