import { m } from "../../messages/messages.js";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { TYPE_LABELS } from "./notification-words.ts";
import type { Choice, NotificationSettings, NotificationType, Way } from "./notifications.api.ts";

interface ChoiceTableProps {
  choices: NotificationSettings["choices"];
  /** Without an address to post to there is no chat to choose. */
  hasChat: boolean;
  onChoose: (type: NotificationType, choice: Choice) => void;
}

/** Which news comes by which way; each box holds at once. */
export function ChoiceTable({ choices, hasChat, onChoose }: ChoiceTableProps) {
  const ways: { way: Way; label: string }[] = [
    { way: "inApp", label: m.notifications_way_bell() },
    { way: "email", label: m.common_email() },
    ...(hasChat ? [{ way: "chat" as const, label: m.notifications_way_chat() }] : []),
  ];
  return (
    <table className="w-full border-collapse rounded-lg border">
      <thead>
        <tr className="border-b text-left text-xs text-ink-2">
          <th scope="col" className="px-3 py-2 font-medium">
            {m.notifications_what()}
          </th>
          {ways.map(({ way, label }) => (
            <th key={way} scope="col" className="w-20 px-2 py-2 text-center font-medium">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {choices.map(({ type, ...choice }) => (
          <tr key={type} className="border-b last:border-b-0">
            <th scope="row" className="px-3 py-2 text-left font-normal">
              {TYPE_LABELS[type]()}
            </th>
            {ways.map(({ way, label }) => (
              <td key={way} className="px-2 py-1 text-center">
                <Checkbox
                  className="align-middle"
                  aria-label={`${TYPE_LABELS[type]()}: ${label}`}
                  checked={choice[way]}
                  onCheckedChange={(isChosen) => onChoose(type, { [way]: isChosen })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
