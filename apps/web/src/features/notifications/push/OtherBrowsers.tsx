import { Link } from "@tanstack/react-router";
import { deviceOf } from "../../../lib/device.ts";
import { useFormats } from "../../../lib/formats.ts";
import { m } from "../../../messages/messages.js";
import { Line, LineList } from "../../../ui/SettingsSection.tsx";
import type { PushBrowser } from "./push.api.ts";

/** Where else one's notifications are shown; signing such a browser out ends it there. */
export function OtherBrowsers({ browsers }: { browsers: PushBrowser[] }) {
  const formats = useFormats();
  if (browsers.length === 0) return null;
  return (
    <div>
      <h3 className="mb-2 font-medium">{m.notifications_push_elsewhere()}</h3>
      <LineList label={m.notifications_push_elsewhere()}>
        {browsers.map(({ id, userAgent, createdAt, sentAt }) => (
          <Line key={id}>
            <span className="mr-auto font-medium">{deviceOf(userAgent)}</span>
            <span className="text-xs text-ink-2">
              {sentAt
                ? m.notifications_push_last_sent({ when: formats.dateTime(sentAt) })
                : m.notifications_push_since({ when: formats.dateTime(createdAt) })}
            </span>
          </Line>
        ))}
      </LineList>
      <p className="mt-2 text-ink-2">
        {m.notifications_push_elsewhere_end()}{" "}
        <Link to="/settings/security" className="text-accent-text hover:underline">
          {m.settings_sign_in()}
        </Link>
      </p>
    </div>
  );
}
