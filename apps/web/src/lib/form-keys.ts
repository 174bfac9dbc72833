import type { KeyboardEvent } from "react";

interface FormKeys {
  /** What Cmd/Ctrl-Enter and Cmd/Ctrl-S do; left out, the form is submitted. */
  onSave?: () => void;
  /** What Esc does; the draft stays (see `useDraft`). Left out, Esc goes on to the dialog around the form. */
  onCancel?: () => void;
}

/** The keys every form answers to: `<form {...useFormKeys({ onCancel: close })}>`. */
export function useFormKeys({ onSave, onCancel }: FormKeys = {}) {
  return {
    "aria-keyshortcuts": "Control+Enter Control+S",
    onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
      // An open list inside the form has taken the key for itself.
      if (event.defaultPrevented) return;
      const hasModifier = event.metaKey || event.ctrlKey;
      if (hasModifier && (event.key === "Enter" || event.key.toLowerCase() === "s")) {
        event.preventDefault();
        if (onSave) onSave();
        else sendForm(event.currentTarget);
      }
      if (event.key === "Escape" && onCancel) {
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }
    },
  };
}

/** Sends a form as a press on its button does: not while that is off, as something is missing or already on its way. */
export function sendForm(form: HTMLFormElement) {
  const button = form.querySelector<HTMLButtonElement>('button[type="submit"]');
  if (button) button.click();
  else form.requestSubmit();
}
