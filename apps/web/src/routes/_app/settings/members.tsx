import { createFileRoute } from "@tanstack/react-router";
import { InvitationList } from "../../../features/members/InvitationList.tsx";
import { MemberList } from "../../../features/members/MemberList.tsx";
import { TeamList } from "../../../features/members/TeamList.tsx";

export const Route = createFileRoute("/_app/settings/members")({
  component: () => (
    <>
      <MemberList />
      <InvitationList />
      <TeamList />
    </>
  ),
});
