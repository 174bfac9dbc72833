import { useMutation, useQuery } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { Menu, MenuItem, MenuLabel } from "../../ui/Menu.tsx";
import { fillTemplate, type Template, templatesQuery } from "../templates/templates.api.ts";
import type { About } from "./about.ts";
import type { ChannelKind, Purpose } from "./messages.api.ts";

interface TemplateMenuProps {
  channel: ChannelKind;
  about: About;
  /** Given the template's words, filled in for the person. */
  onFilled: (filled: { subject: string; body: string; purpose: Purpose; open: string[] }) => void;
}

/** Puts a template's words into a message, filled in for whom it is about. */
export function TemplateMenu({ channel, about, onFilled }: TemplateMenuProps) {
  const templates = useQuery(templatesQuery);
  const fill = useMutation({
    mutationFn: (template: Template) => fillTemplate({ subject: template.subject, body: template.body, ...about }),
    onError: (error) => announceFailure(error, m.messages_template_not_filled()),
  });
  const fitting = templates.data?.filter((template) => template.channel === channel) ?? [];
  if (fitting.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button size="sm" variant="ghost" busy={fill.isPending}>
          <FileText aria-hidden className="size-4" />
          {m.messages_template()}
        </Button>
      }
    >
      <MenuLabel>{m.messages_template_choose()}</MenuLabel>
      {fitting.map((template) => (
        <MenuItem
          key={template.id}
          onSelect={() =>
            fill.mutate(template, {
              onSuccess: ({ subject, body, open }) =>
                onFilled({ subject: subject ?? "", body, purpose: template.purpose, open }),
            })
          }
        >
          {template.name}
        </MenuItem>
      ))}
    </Menu>
  );
}
