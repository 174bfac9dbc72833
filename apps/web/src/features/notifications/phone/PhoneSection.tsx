import { m } from "../../../messages/messages.js";
import { announceFailure } from "../../../records/undo/undo.ts";
import { useSetting } from "../../../records/useSetting.ts";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { SettingsSection } from "../../../ui/SettingsSection.tsx";
import { CodeForm } from "./CodeForm.tsx";
import { NumberForm } from "./NumberForm.tsx";
import { askForCode, type NotificationPhone, removePhone } from "./phone.api.ts";

/** The phone on which one is texted of what is urgent: first its number, then the code that came, then it stands. */
export function PhoneSection({ phone }: { phone: NotificationPhone | null }) {
  return (
    <SettingsSection title={m.notifications_phone_title()} description={m.notifications_phone_about()}>
      <div className="flex max-w-md flex-col gap-3">
        {!phone && <NumberForm />}
        {phone && <Entry phone={phone} />}
        {phone?.isStopped && <Notice tone="warn">{m.notifications_phone_stopped_about()}</Notice>}
        {phone?.codeExpiresAt && <CodeForm />}
        {phone && !phone.isVerified && <AskAgain phone={phone} />}
      </div>
    </SettingsSection>
  );
}

function Entry({ phone: { number, isVerified, isStopped } }: { phone: NotificationPhone }) {
  const remove = useSetting(async () => ({ done: await removePhone() }), {
    done: m.notifications_phone_removed(),
    ...TOUCHES,
  });
  return (
    <div className="flex min-h-12 items-center gap-3 rounded-lg border px-3 py-2">
      <p className="mr-auto min-w-0">
        <span className="block font-medium">{number}</span>
        <span className="block text-xs text-ink-2">
          {isStopped
            ? m.notifications_phone_is_stopped()
            : isVerified
              ? m.notifications_phone_is_verified()
              : m.notifications_phone_is_waiting()}
        </span>
      </p>
      <Button size="sm" variant="danger" busy={remove.isPending} onClick={() => remove.mutate(undefined, { onError })}>
        {m.notifications_phone_remove()}
      </Button>
    </div>
  );
}

function AskAgain({ phone }: { phone: NotificationPhone }) {
  const ask = useSetting(() => askForCode(phone.number), { done: m.notifications_phone_code_sent(), ...TOUCHES });
  return (
    <Button
      variant="ghost"
      className="-ml-3 self-start"
      busy={ask.isPending}
      onClick={() => ask.mutate(undefined, { onError })}
    >
      {m.notifications_phone_ask_again()}
    </Button>
  );
}

const TOUCHES = { touches: [["notifications"]] };
const onError = (error: unknown) => announceFailure(error);
