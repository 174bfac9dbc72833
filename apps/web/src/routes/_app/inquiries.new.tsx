import { createFileRoute } from "@tanstack/react-router";
import { NewInquiryForm } from "../../features/inquiries/NewInquiryForm.tsx";
import { Page } from "../../ui/Page.tsx";

export const Route = createFileRoute("/_app/inquiries/new")({
  component: () => (
    <Page title="New inquiry">
      <NewInquiryForm />
    </Page>
  ),
});
