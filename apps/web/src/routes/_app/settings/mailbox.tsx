import { createFileRoute } from "@tanstack/react-router";
import { Phone } from "../../../features/messages/Phone.tsx";
import { Mailbox } from "../../../features/organization/Mailbox.tsx";

export const Route = createFileRoute("/_app/settings/mailbox")({
  component: () => (
    <>
      <Mailbox />
      <Phone />
    </>
  ),
});
