import type { ComponentProps } from "react";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";

interface TextFieldProps extends Omit<ComponentProps<"input">, "onChange" | "size"> {
  label: string;
  help?: string;
  error?: string;
  value: string;
  onText: (text: string) => void;
}

/** A labelled line of text, roomy enough for a sign-in page. */
export const TextField = ({ label, help, error, onText, ...rest }: TextFieldProps) => (
  <FormField label={label} help={help} error={error}>
    {(control) => <Input {...control} {...rest} size="lg" onChange={(event) => onText(event.target.value)} />}
  </FormField>
);
