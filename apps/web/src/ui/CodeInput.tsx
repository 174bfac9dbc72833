import type { ComponentProps } from "react";
import { Input } from "./Input.tsx";

/** How many digits a code of ours, or of an authenticator app, has. */
export const CODE_LENGTH = 6;

interface CodeInputProps extends Omit<ComponentProps<typeof Input>, "value" | "onChange"> {
  value: string;
  onCode(code: string): void;
}

/** Takes a code that came by text or stands in an app, which the browser may fill in; anything but digits is left out. */
export function CodeInput({ onCode, ...control }: CodeInputProps) {
  return (
    <Input
      {...control}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={CODE_LENGTH}
      onChange={(event) => onCode(event.target.value.replaceAll(/\D/g, ""))}
    />
  );
}
