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
const ConsentPanel = lazily(() => import("../../features/consent/ConsentPanel.tsx"), "ConsentPanel");

export const Route = createFileRoute("/_app/contacts/$id")({
  loader: ({ context: { queryClient }, params }) => {
    void GapsPanel.prepare();
    void ConsentPanel.prepare();
    return prepareRecordPage(queryClient, "contact", params.id);
  },
  component: ContactPage,
});

function ContactPage() {
  const object = useObject("contact");
  const { id } = Route.useParams();
  if (!object) return <NotYours />;
  return (
    <RecordPage
      key={id}
      object={object}
      id={id}
      star={(contact) => (
        <StarButton kind="record" object="contact" targetId={contact.id} title={titleOf(contact, object)} />
      )}
      summary={(contact) => <DuplicatesHint object={object} record={contact} />}
      story={(contact) => <Story object={object} record={contact} />}
      aside={(contact) => (
        <Suspense>
          <GapsPanel object={object} record={contact} />
          <ConsentPanel contact={contact} />
        </Suspense>
      )}
      files={(contact) => <FilesPanel object={object} record={contact} />}
    />
  );
}
