import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { membersQuery } from "../../lib/members.ts";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Input } from "../../ui/Input.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { createTeam, deleteTeam, teamsQuery } from "./members.api.ts";
import { TeamMembersMenu } from "./TeamMembersMenu.tsx";

/** Groups of members who see each other's records where a role says so. */
export function TeamList() {
  const mayManage = useCan("members");
  const teams = useQuery(teamsQuery);
  const { data: members = [] } = useQuery(membersQuery);
  const namesOf = (ids: string[]) => members.filter(({ id }) => ids.includes(id)).map((member) => member.name);
  const [name, setName] = useState("");
  const create = useSetting(createTeam, { done: m.members_team_created(), touches: [["teams"]] });
  const remove = useSetting(deleteTeam, { done: m.members_team_deleted(), touches: [["teams"], ["members"]] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(name.trim(), {
      onSuccess: () => setName(""),
      onError: (error) => announceFailure(error, m.members_team_not_created()),
    });
  };
  return (
    <SettingsSection title={m.members_teams()} description={m.members_teams_about()}>
      {teams.isError && <ErrorState error={teams.error} onRetry={() => teams.refetch()} />}
      <LineList label={m.members_teams()}>
        {teams.data?.map((team) => (
          <Line key={team.id}>
            <span className="font-medium">{team.name}</span>
            <span className="min-w-0 flex-1 truncate text-ink-2">
              {namesOf(team.memberIds).join(", ") || m.members_team_nobody()}
            </span>
            {mayManage && <TeamMembersMenu team={team} members={members} />}
            {mayManage && (
              <Button
                size="sm"
                variant="danger"
                onClick={() =>
                  remove.mutate(team.id, { onError: (error) => announceFailure(error, m.common_not_deleted()) })
                }
              >
                {m.common_delete()}
              </Button>
            )}
          </Line>
        ))}
        {mayManage && (
          <Line>
            <form onSubmit={submit} className="flex w-full gap-2">
              <Input
                aria-label={m.members_team_name()}
                placeholder={m.members_team_new()}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
              <Button type="submit" busy={create.isPending} disabled={name.trim() === ""}>
                {m.common_add()}
              </Button>
            </form>
          </Line>
        )}
        {!mayManage && teams.data?.length === 0 && <Line>{m.members_teams_none()}</Line>}
      </LineList>
    </SettingsSection>
  );
}
