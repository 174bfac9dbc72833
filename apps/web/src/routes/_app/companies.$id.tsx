import { createFileRoute } from "@tanstack/react-router";
import { Suspense } from "react";
import { Story } from "../../features/activities/Story.tsx";
import { StarButton } from "../../features/favorites/StarButton.tsx";
import { FilesPanel } from "../../features/files/FilesPanel.tsx";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { DuplicatesHint } from "../../features/merge/DuplicatesHint.tsx";
import { lazily } from "../../lib/lazily.ts";
import { useObject } from "../../lib/session.ts";
import { prepareRecordPage } from "../../records/page/prepare.ts";
import { RecordPage } from "../../records/page/RecordPage.tsx";
import { titleOf } from "../../records/record.ts";

const GapsPanel = lazily(() => import("../../features/hygiene/GapsPanel.tsx"), "GapsPanel");

export const Route = createFileRoute("/_app/companies/$id")({
  loader: ({ context: { queryClient }, params }) => {
    void GapsPanel.prepare();
    return prepareRecordPage(queryClient, "company", params.id);
  },
  component: CompanyPage,
});

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
      aside={(company) => (
        <Suspense>
          <GapsPanel object={object} record={company} />
        </Suspense>
      )}
      files={(company) => <FilesPanel object={object} record={company} />}
    />
  );
}
