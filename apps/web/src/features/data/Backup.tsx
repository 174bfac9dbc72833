import { m } from "../../messages/messages.js";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";

const COMMAND = "npm run backup";

/** How whoever runs the server keeps all of it safe. */
export function Backup() {
  return (
    <SettingsSection title={m.settings_backup()} description={m.settings_backup_about()}>
      <div className="flex max-w-xl items-center gap-2 rounded-lg border bg-canvas py-1.5 pr-1.5 pl-3">
        <code className="mr-auto font-mono">{COMMAND}</code>
        <CopyButton text={COMMAND} label={m.common_copy()} />
      </div>
      <p className="mt-2 max-w-xl text-ink-2">{m.settings_backup_restore()}</p>
    </SettingsSection>
  );
}
