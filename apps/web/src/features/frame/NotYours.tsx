import { EyeOff } from "lucide-react";
import { m } from "../../messages/messages.js";
import { EmptyState } from "../../ui/EmptyState.tsx";

/** Said where a role may not see a kind of record at all. */
export const NotYours = () => (
  <EmptyState icon={EyeOff} title={m.frame_not_yours()}>
    {m.frame_not_yours_help()}
  </EmptyState>
);
