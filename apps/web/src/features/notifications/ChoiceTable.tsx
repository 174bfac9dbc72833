import { startTransition, useOptimistic } from "react";
import { m } from "../../messages/messages.js";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { TYPE_LABELS, WAY_LABELS } from "./notification-words.ts";
import type { Choice, NotificationSettings, NotificationType, Way } from "./notifications.api.ts";

interface ChoiceTableProps {
  choices: NotificationSettings["choices"];
  /** Those that lead to the member. */
  ways: Way[];
  /** Settles when it is done, or has been refused and that was said. */
  onChoose: (type: NotificationType, choice: Choice) => Promise<void>;
}

/** Which news comes by which way; each box holds at once. */
export function ChoiceTable({ choices, ways, onChoose }: ChoiceTableProps) {
  return (
    <table className="w-full border-collapse rounded-lg border">
      <thead>
        <tr className="border-b text-left text-xs text-ink-2">
          <th scope="col" className="px-3 py-2 font-medium">
            {m.notifications_what()}
          </th>
          {ways.map((way) => (
            <th key={way} scope="col" className="w-14 px-1 py-2 text-center font-medium sm:w-20">
              {WAY_LABELS[way]()}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {choices.map(({ type, isUrgent, ...choice }) => (
          <tr key={type} className="border-b last:border-b-0">
            <th scope="row" className="px-3 py-2 text-left font-normal">
              {TYPE_LABELS[type]()}
            </th>
            {ways.map((way) => (
              <td key={way} className="px-1 py-1 text-center">
                {way === "sms" && !isUrgent ? (
                  <span className="text-ink-3">
                    <span aria-hidden>–</span>
                    <span className="sr-only">{m.notifications_not_urgent()}</span>
                  </span>
                ) : (
                  <ChoiceBox
                    label={`${TYPE_LABELS[type]()}: ${WAY_LABELS[way]()}`}
                    isChosen={choice[way]}
                    onChoose={(isChosen) => onChoose(type, { [way]: isChosen })}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ChoiceBoxProps {
  label: string;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => Promise<void>;
}

/** Shows what was pressed from that moment on: by way of the query it would spring back for a moment first. */
function ChoiceBox({ label, isChosen, onChoose }: ChoiceBoxProps) {
  const [shown, show] = useOptimistic(isChosen);
  return (
    <Checkbox
      className="align-middle"
      aria-label={label}
      checked={shown}
      onCheckedChange={(pressed) =>
        startTransition(async () => {
          show(pressed);
          await onChoose(pressed);
        })
      }
    />
  );
}
