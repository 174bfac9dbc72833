import { useQuery } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import { useState } from "react";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { OptInMenu } from "./OptInMenu.tsx";
import { TemplateDialog } from "./TemplateDialog.tsx";
import { type Template, templatesQuery } from "./templates.api.ts";

/** Texts written once for many, and which of them may go out by themselves. */
export function TemplateSettings() {
  const templates = useQuery(templatesQuery);
  const [opened, setOpened] = useState<Template | "new" | null>(null);
  const mayWrite = useObject("template")?.can.create ?? false;
  const create = mayWrite && (
    <Button size="sm" variant="primary" onClick={() => setOpened("new")}>
      {m.messages_template_new()}
    </Button>
  );
  const hasTemplates = templates.data !== undefined && templates.data.length > 0;
  return (
    <SettingsSection
      title={m.messages_templates()}
      description={m.messages_templates_about()}
      actions={hasTemplates && create}
    >
      {templates.isPending && <SkeletonRows count={3} />}
      {templates.isError && <ErrorState error={templates.error} onRetry={() => templates.refetch()} />}
      {templates.data?.length === 0 && (
        <EmptyState icon={FileText} title={m.messages_templates_none()} action={create}>
          {m.messages_templates_none_about()}
        </EmptyState>
      )}
      {hasTemplates && (
        <LineList label={m.messages_templates()}>
          {templates.data.map((template) => (
            <TemplateLine
              key={template.id}
              template={template}
              onOpen={mayWrite ? () => setOpened(template) : undefined}
            />
          ))}
        </LineList>
      )}
      {opened && <TemplateDialog template={opened === "new" ? null : opened} onClose={() => setOpened(null)} />}
    </SettingsSection>
  );
}

function TemplateLine({ template, onOpen }: { template: Template; onOpen?: () => void }) {
  const { name, channel, body } = template;
  return (
    <Line>
      <div className="mr-auto min-w-0 flex-1 basis-60">
        <p className="truncate font-medium">{name}</p>
        <p className="truncate text-xs text-ink-2">{body}</p>
      </div>
      <Badge>{channel === "sms" ? m.messages_sms() : m.common_email()}</Badge>
      <OptInMenu template={template} />
      {onOpen && (
        <Button size="sm" onClick={onOpen} aria-label={m.messages_template_edit({ name })}>
          {m.common_edit()}
        </Button>
      )}
    </Line>
  );
}
