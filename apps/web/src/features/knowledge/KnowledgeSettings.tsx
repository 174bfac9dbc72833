import { useQuery } from "@tanstack/react-query";
import { BookOpen } from "lucide-react";
import { useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { ArticleDialog } from "./ArticleDialog.tsx";
import { kindWord } from "./kind-words.ts";
import { articlesQuery } from "./knowledge.api.ts";
import { TryKnowledge } from "./TryKnowledge.tsx";
import { UploadButton } from "./UploadButton.tsx";

/** The texts that AI rests on: how the organization works, what things cost, what people ask. */
export function KnowledgeSettings() {
  const articles = useQuery(articlesQuery);
  const formats = useFormats();
  const [opened, setOpened] = useState<string | null>(null);
  const mayWrite = useObject("article")?.can.create ?? false;
  const add = mayWrite && (
    <div className="flex flex-wrap gap-2">
      <UploadButton />
      <Button size="sm" variant="primary" onClick={() => setOpened("new")}>
        {m.knowledge_write()}
      </Button>
    </div>
  );
  const hasArticles = articles.data !== undefined && articles.data.length > 0;
  return (
    <>
      <SettingsSection
        title={m.knowledge_title()}
        description={m.knowledge_about()}
        actions={hasArticles ? add : undefined}
      >
        {articles.isPending && <SkeletonRows count={3} />}
        {articles.isError && <ErrorState error={articles.error} onRetry={() => articles.refetch()} />}
        {articles.data?.length === 0 && (
          <EmptyState icon={BookOpen} title={m.knowledge_empty()} action={add}>
            {m.knowledge_empty_about()}
          </EmptyState>
        )}
        {hasArticles && (
          <LineList label={m.knowledge_title()}>
            {articles.data.map(({ id, title, kind, fileName, updatedAt }) => (
              <Line key={id}>
                <div className="mr-auto min-w-0 flex-1 basis-60">
                  <p className="truncate font-medium">{title}</p>
                  <p className="truncate text-xs text-ink-2">
                    {[fileName, formats.relative(updatedAt, new Date())].filter(Boolean).join(" · ")}
                  </p>
                </div>
                <Badge>{kindWord(kind)}</Badge>
                <Button size="sm" aria-label={m.knowledge_open({ title })} onClick={() => setOpened(id)}>
                  {m.common_open()}
                </Button>
              </Line>
            ))}
          </LineList>
        )}
        {opened && <ArticleDialog id={opened === "new" ? null : opened} onClose={() => setOpened(null)} />}
      </SettingsSection>
      {hasArticles && <TryKnowledge />}
    </>
  );
}
