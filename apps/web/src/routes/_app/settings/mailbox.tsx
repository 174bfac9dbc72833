import { createFileRoute } from "@tanstack/react-router";
import { CustomerSide } from "../../../features/messages/CustomerSide.tsx";
import { Mailbox } from "../../../features/organization/Mailbox.tsx";

export const Route = createFileRoute("/_app/settings/mailbox")({
  component: () => (
    <>
      <Mailbox />
      <CustomerSide channel="email" />
      <CustomerSide channel="sms" />
    </>
  ),
});
