import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { membersQuery } from "../../lib/members.ts";
import { useCan } from "../../lib/session.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Input } from "../../ui/Input.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { createTeam, deleteTeam, teamsQuery } from "./members.api.ts";
import { TeamMembersMenu } from "./TeamMembersMenu.tsx";

/** Groups of members who see each other's records where a role says so. */
export function TeamList() {
  const mayManage = useCan("members");
  const { data: teams = [] } = useQuery(teamsQuery);
  const { data: members = [] } = useQuery(membersQuery);
  const namesOf = (ids: string[]) => members.filter(({ id }) => ids.includes(id)).map((member) => member.name);
  const [name, setName] = useState("");
  const create = useSetting(createTeam, { done: "Team created", touches: [["teams"]] });
  const remove = useSetting(deleteTeam, { done: "Team deleted", touches: [["teams"], ["members"]] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(name.trim(), {
      onSuccess: () => setName(""),
      onError: (error) => announceFailure(error, "Not created"),
    });
  };
  return (
    <SettingsSection title="Teams" description="Roles limited to a team see the records of its members.">
      <LineList label="Teams">
        {teams.map((team) => (
          <Line key={team.id}>
            <span className="font-medium">{team.name}</span>
            <span className="min-w-0 flex-1 truncate text-ink-2">
              {namesOf(team.memberIds).join(", ") || "Nobody yet"}
            </span>
            {mayManage && <TeamMembersMenu team={team} members={members} />}
            {mayManage && (
              <Button
                size="sm"
                variant="danger"
                onClick={() => remove.mutate(team.id, { onError: (error) => announceFailure(error, "Not deleted") })}
              >
                Delete
              </Button>
            )}
          </Line>
        ))}
        {mayManage && (
          <Line>
            <form onSubmit={submit} className="flex w-full gap-2">
              <Input
                aria-label="Name of a new team"
                placeholder="New team"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
              <Button type="submit" busy={create.isPending} disabled={name.trim() === ""}>
                Add
              </Button>
            </form>
          </Line>
        )}
        {!mayManage && teams.length === 0 && <Line>No teams yet</Line>}
      </LineList>
    </SettingsSection>
  );
}
