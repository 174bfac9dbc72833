import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { m } from "../messages/messages.js";
import { Button } from "./Button.tsx";

/** Puts a text on the clipboard and says so on itself. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <Button size="sm" onClick={copy} onBlur={() => setCopied(false)}>
      <Icon aria-hidden className="size-4" />
      <span aria-live="polite">{isCopied ? m.common_copied() : label}</span>
    </Button>
  );
}
