import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { useMayImport } from "../exports/useMayImport.ts";

interface FirstRecordProps {
  object: DrawnObject;
  /** What creating one is called. */
  label: string;
  onCreate: () => void;
}

/** What an empty list offers: the first record by hand, or many from a file. */
export function FirstRecord({ object, label, onCreate }: FirstRecordProps) {
  const mayImport = useMayImport(object);
  return (
    <div className="flex flex-wrap justify-center gap-2">
      <Button variant="primary" onClick={() => onCreate()} aria-keyshortcuts="c">
        <Plus aria-hidden className="size-4" />
        {label}
      </Button>
      {mayImport && (
        <Button asChild>
          <Link to="/imports" search={{ into: object.name }}>
            {m.import_export_import_title()}
          </Link>
        </Button>
      )}
    </div>
  );
}
