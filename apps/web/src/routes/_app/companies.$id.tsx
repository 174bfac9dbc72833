import { createFileRoute } from "@tanstack/react-router";
import { Story } from "../../features/activities/Story.tsx";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { useObject } from "../../lib/session.ts";
import { RecordPage } from "../../records/page/RecordPage.tsx";

export const Route = createFileRoute("/_app/companies/$id")({ component: CompanyPage });

function CompanyPage() {
  const object = useObject("company");
  const { id } = Route.useParams();
  if (!object) return <NotYours />;
  return (
    <RecordPage key={id} object={object} id={id} story={(company) => <Story object={object} record={company} />} />
  );
}
