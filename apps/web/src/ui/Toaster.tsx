import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { useStore } from "../lib/store.ts";
import { m } from "../messages/messages.js";
import { dismissToast, type ToastMessage, toasts } from "./toast.store.ts";

/** Shows the toasts; they wait while hovered or focused, and F8 moves focus to them. */
export function Toaster() {
  const shown = useStore(toasts);
  return (
    <Radix.Provider swipeDirection="right" label={m.common_notification()}>
      {shown.map((message) => (
        <ToastCard key={message.id} message={message} />
      ))}
      <Radix.Viewport className="fixed right-4 bottom-4 left-4 z-50 max-sm:bottom-20 flex flex-col gap-2 sm:left-auto sm:w-96" />
    </Radix.Provider>
  );
}

function ToastCard({ message }: { message: ToastMessage }) {
  const { id, text, detail, tone, action } = message;
  const Icon = tone === "done" ? CircleCheck : CircleAlert;
  return (
    <Radix.Root
      type={tone === "failed" ? "foreground" : "background"}
      duration={tone === "failed" ? 12_000 : 8_000}
      onOpenChange={(isOpen) => !isOpen && dismissToast(id)}
      className="flex animate-enter items-start gap-2.5 rounded-lg border border-line-strong bg-raised py-2 pr-2 pl-3 shadow-raised"
    >
      <Icon aria-hidden className={tone === "done" ? "mt-1 size-4 text-accent-text" : "mt-1 size-4 text-danger"} />
      <div className="min-w-0 flex-1 py-0.5">
        <Radix.Title className="font-medium break-words">{text}</Radix.Title>
        {detail && <Radix.Description className="text-ink-2">{detail}</Radix.Description>}
      </div>
      {action && (
        <Radix.Action
          altText={`${action.label}: ${text}`}
          onClick={action.run}
          className="h-7 rounded-md px-2 font-medium pointer-coarse:h-9 text-accent-text hover:bg-hover"
        >
          {action.label}
        </Radix.Action>
      )}
      <Radix.Close
        aria-label={m.common_dismiss()}
        className="rounded-md p-1.5 text-ink-3 pointer-coarse:p-2.5 hover:bg-hover hover:text-ink"
      >
        <X aria-hidden className="size-4" />
      </Radix.Close>
    </Radix.Root>
  );
}
