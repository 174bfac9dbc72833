import { UsersRound } from "lucide-react";
import type { Member } from "../../lib/members.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Menu, MenuCheck, MenuLabel } from "../../ui/Menu.tsx";
import { addToTeam, removeFromTeam, type Team } from "./members.api.ts";

const TOUCHES = [["teams"], ["members"]];

/** Who is in a team: each member on or off, at once. */
export function TeamMembersMenu({ team, members }: { team: Team; members: Member[] }) {
  const add = useSetting(addToTeam, { done: m.members_team_added({ team: team.name }), touches: TOUCHES });
  const remove = useSetting(removeFromTeam, { done: m.members_team_removed({ team: team.name }), touches: TOUCHES });
  const onError = (error: unknown) => announceFailure(error, m.members_team_not_changed());
  return (
    <Menu
      align="end"
      trigger={
        <Button size="sm">
          <UsersRound aria-hidden className="size-4" />
          {m.members_title()}
        </Button>
      }
    >
      <MenuLabel>{m.members_team_in({ team: team.name })}</MenuLabel>
      {members.map(({ id, name }) => (
        <MenuCheck
          key={id}
          checked={team.memberIds.includes(id)}
          onChange={(isIn) => (isIn ? add : remove).mutate({ teamId: team.id, memberId: id }, { onError })}
        >
          {name}
        </MenuCheck>
      ))}
    </Menu>
  );
}
