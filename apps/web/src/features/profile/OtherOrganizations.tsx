import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";

interface OtherOrganizationsProps {
  organizations: { id: string; name: string }[];
  refusedBy: string;
}

/** The ways on for who is held back: another organization of theirs, or the door. */
export function OtherOrganizations({ organizations, refusedBy }: OtherOrganizationsProps) {
  const others = organizations.filter(({ name }) => name !== refusedBy);
  return (
    <div className="flex flex-wrap justify-center gap-2">
      {others.map(({ id, name }) => (
        <Button key={id} onClick={() => leaveWith((auth) => auth.organization.setActive({ organizationId: id }), "/")}>
          {m.settings_held_open({ organization: name })}
        </Button>
      ))}
      <Button variant="ghost" onClick={() => leaveWith((auth) => auth.signOut(), "/sign-in")}>
        {m.settings_held_sign_out()}
      </Button>
    </div>
  );
}

type AuthClient = typeof import("../../lib/auth-client.ts").auth;
type Answer = Parameters<typeof import("../../lib/auth-client.ts").settled>[0];

async function leaveWith(act: (auth: AuthClient) => Answer, to: string) {
  try {
    const { auth, settled } = await import("../../lib/auth-client.ts");
    await settled(act(auth));
    location.assign(to);
  } catch (error) {
    announceFailure(error);
  }
}
