import { EyeOff } from "lucide-react";
import { EmptyState } from "../../ui/EmptyState.tsx";

/** Said where a role may not see a kind of record at all. */
export const NotYours = () => (
  <EmptyState icon={EyeOff} title="Your role does not include this">
    Ask an admin of your organization if you need it.
  </EmptyState>
);
