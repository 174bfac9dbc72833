import { UsersRound } from "lucide-react";
import type { Member } from "../../lib/members.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Menu, MenuCheck, MenuLabel } from "../../ui/Menu.tsx";
import { addToTeam, removeFromTeam, type Team } from "./members.api.ts";

const TOUCHES = [["teams"], ["members"]];

/** Who is in a team: each member on or off, at once. */
export function TeamMembersMenu({ team, members }: { team: Team; members: Member[] }) {
  const add = useSetting(addToTeam, { done: `Added to ${team.name}`, touches: TOUCHES });
  const remove = useSetting(removeFromTeam, { done: `Removed from ${team.name}`, touches: TOUCHES });
  const onError = (error: unknown) => announceFailure(error, "Team not changed");
  return (
    <Menu
      align="end"
      trigger={
        <Button size="sm">
          <UsersRound aria-hidden className="size-4" />
          Members
        </Button>
      }
    >
      <MenuLabel>In {team.name}</MenuLabel>
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
