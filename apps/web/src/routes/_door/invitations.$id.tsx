import { createFileRoute } from "@tanstack/react-router";
import { Invitation } from "../../features/sign-in/Invitation.tsx";

/** Where the link in an invitation leads. */
export const Route = createFileRoute("/_door/invitations/$id")({ component: InvitationPage });

function InvitationPage() {
  const { id } = Route.useParams();
  return <Invitation id={id} />;
}
