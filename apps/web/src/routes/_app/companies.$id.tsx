import { createFileRoute } from "@tanstack/react-router";
import { Story } from "../../features/activities/Story.tsx";
import { StarButton } from "../../features/favorites/StarButton.tsx";
import { FilesPanel } from "../../features/files/FilesPanel.tsx";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { DuplicatesHint } from "../../features/merge/DuplicatesHint.tsx";
import { useObject } from "../../lib/session.ts";
import { RecordPage } from "../../records/page/RecordPage.tsx";
import { titleOf } from "../../records/record.ts";

export const Route = createFileRoute("/_app/companies/$id")({ component: CompanyPage });

function CompanyPage() {
  const object = useObject("company");
  const { id } = Route.useParams();
  if (!object) return <NotYours />;
  return (
    <RecordPage
      key={id}
      object={object}
      id={id}
      star={(company) => (
        <StarButton kind="record" object="company" targetId={company.id} title={titleOf(company, object)} />
      )}
      summary={(company) => <DuplicatesHint object={object} record={company} />}
      story={(company) => <Story object={object} record={company} />}
      files={(company) => <FilesPanel object={object} record={company} />}
    />
  );
}
