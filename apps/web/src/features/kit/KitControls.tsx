import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { ColorField } from "../../ui/ColorField.tsx";
import { Combobox, type ComboboxOption } from "../../ui/Combobox.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Input, Textarea } from "../../ui/Input.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { Select } from "../../ui/Select.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { Part } from "./Part.tsx";

const VARIANTS = ["primary", "secondary", "ghost", "danger"] as const;
const CHOICES = ["One", "Two", "Three"].map((label) => ({ value: label, label }));

/** What is pressed, typed into and chosen from. */
export function KitControls() {
  const [segment, setSegment] = useState("One");
  const [color, setColor] = useState("");
  const [chosen, setChosen] = useState<ComboboxOption | null>(null);
  return (
    <>
      <Part name="Button" wide>
        {VARIANTS.map((variant) => (
          <div key={variant} className="flex items-center gap-2">
            <Button variant={variant} size="sm">
              {variant}
            </Button>
            <Button variant={variant}>{variant}</Button>
            <Button variant={variant} size="lg">
              <Plus aria-hidden className="size-4" />
              {variant}
            </Button>
            <Button variant={variant} disabled>
              disabled
            </Button>
            <Button variant={variant} busy>
              busy
            </Button>
          </div>
        ))}
      </Part>
      <Part name="IconButton, CopyButton">
        <IconButton label="Delete">
          <Trash2 />
        </IconButton>
        <IconButton label="With a key" shortcut="c">
          <Plus />
        </IconButton>
        <IconButton label="Disabled" disabled>
          <Trash2 />
        </IconButton>
        <CopyButton text="copied" label="Copy" />
      </Part>
      <Part name="Checkbox, Switch, Segments">
        <Checkbox aria-label="Off" />
        <Checkbox aria-label="On" defaultChecked />
        <Checkbox aria-label="Some" checked="indeterminate" />
        <Checkbox aria-label="Disabled" disabled defaultChecked />
        <Switch aria-label="Off" />
        <Switch aria-label="On" defaultChecked />
        <Switch aria-label="Disabled" disabled />
        <Segments label="Segments" choices={CHOICES} value={segment} onChange={setSegment} />
      </Part>
      <Part name="FormField with Input">
        <FormField label="Plain" help="A word of help">
          {(control) => <Input {...control} placeholder="Placeholder" />}
        </FormField>
        <FormField label="Needed" required error="Needed is needed.">
          {(control) => <Input {...control} />}
        </FormField>
        <FormField label="Disabled">{(control) => <Input {...control} disabled value="Fixed" />}</FormField>
        <FormField label="In a line" layout="line">
          {(control) => <Input {...control} size="sm" />}
        </FormField>
      </Part>
      <Part name="Textarea, Select, Combobox, ColorField">
        <FormField label="Long">{(control) => <Textarea {...control} defaultValue="Grows as one types" />}</FormField>
        <FormField label="Choice">
          {(control) => <Select {...control} choices={CHOICES} empty="None" defaultValue="One" onValue={() => {}} />}
        </FormField>
        <FormField label="By name">
          {(control) => (
            <Combobox
              control={control}
              label="By name"
              chosen={chosen}
              options={CHOICES}
              onSearch={() => {}}
              onChoose={setChosen}
            />
          )}
        </FormField>
        <ColorField label="Colour" value={color} onChange={setColor} />
      </Part>
    </>
  );
}
