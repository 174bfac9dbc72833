import { ListFilter } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Popover } from "../../ui/Popover.tsx";

const ConditionForm = lazily(() => import("./ConditionForm.tsx"), "ConditionForm");

interface FilterBuilderProps {
  object: DrawnObject;
  onAdd: (term: string) => void;
}

/** Builds one condition by choosing a field, an operator and a value. */
export function FilterBuilder({ object, onAdd }: FilterBuilderProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      label="Add a filter"
      trigger={
        <Button size="sm" variant="ghost">
          <ListFilter aria-hidden className="size-4" />
          Filter
        </Button>
      }
    >
      <Suspense>
        <ConditionForm
          fields={object.fields.filter((field) => field.filter && !field.internal && field.type !== "id")}
          onAdd={(term) => {
            onAdd(term);
            setOpen(false);
          }}
        />
      </Suspense>
    </Popover>
  );
}
