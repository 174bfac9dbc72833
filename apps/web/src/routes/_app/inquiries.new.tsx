import { createFileRoute } from "@tanstack/react-router";
import { NewInquiryForm } from "../../features/inquiries/NewInquiryForm.tsx";
import { m } from "../../messages/messages.js";
import { Page } from "../../ui/Page.tsx";

export const Route = createFileRoute("/_app/inquiries/new")({
  component: () => (
    <Page title={m.frame_new_inquiry()}>
      <NewInquiryForm />
    </Page>
  ),
});
