import { createFileRoute } from "@tanstack/react-router";
import { Story } from "../../features/activities/Story.tsx";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { useObject } from "../../lib/session.ts";
import { RecordPage } from "../../records/page/RecordPage.tsx";

export const Route = createFileRoute("/_app/contacts/$id")({ component: ContactPage });

function ContactPage() {
  const object = useObject("contact");
  const { id } = Route.useParams();
  if (!object) return <NotYours />;
  return (
    <RecordPage key={id} object={object} id={id} story={(contact) => <Story object={object} record={contact} />} />
  );
}
