import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../lib/cn.ts";

const TONES = {
  info: { icon: Info, classes: "bg-accent-soft text-ink" },
  warn: { icon: TriangleAlert, classes: "bg-warn-soft text-warn" },
  danger: { icon: CircleAlert, classes: "bg-danger-soft text-danger" },
};

interface NoticeProps {
  tone?: keyof typeof TONES;
  children: ReactNode;
  /** The one thing to do about it. */
  action?: ReactNode;
}

/** Something to know before going on, where it matters; what happened is a toast's business. */
export function Notice({ tone = "info", children, action }: NoticeProps) {
  const { icon: Icon, classes } = TONES[tone];
  return (
    <div className={cn("flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md px-3 py-2", classes)}>
      <Icon aria-hidden className="size-4 shrink-0" />
      <div className="min-w-0 flex-1 basis-56">{children}</div>
      {action}
    </div>
  );
}
