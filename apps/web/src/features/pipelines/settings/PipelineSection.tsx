import { Ellipsis, Pencil, Plus, Star, Trash2 } from "lucide-react";
import { useState } from "react";
import { m } from "../../../messages/messages.js";
import type { Pipeline, Stage } from "../../../records/pipeline.ts";
import { announceFailure } from "../../../records/undo/undo.ts";
import { useSetting } from "../../../records/useSetting.ts";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../../ui/Menu.tsx";
import { SettingsSection } from "../../../ui/SettingsSection.tsx";
import { PipelineDialog } from "./PipelineDialog.tsx";
import { deletePipeline, editPipeline, replacePipeline, TOUCHED } from "./pipeline-settings.api.ts";
import { ReplaceDialog, recordsLeftIn } from "./ReplaceDialog.tsx";
import { StageDialog } from "./StageDialog.tsx";
import { StageOrder } from "./StageOrder.tsx";

interface PipelineSectionProps {
  pipeline: Pipeline;
  pipelines: Pipeline[];
  mayChange: boolean;
}

/** One pipeline: its stages in their order, and what can be done with the whole of it. */
export function PipelineSection({ pipeline, pipelines, mayChange }: PipelineSectionProps) {
  const [isRenaming, setRenaming] = useState(false);
  const [editing, setEditing] = useState<Stage | "new" | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  const makeDefault = useSetting(editPipeline, { done: m.pipelines_now_default(), touches: TOUCHED });
  const remove = useSetting(deletePipeline, { done: m.pipelines_deleted(), touches: TOUCHED });
  const removeOrAsk = () =>
    remove.mutate(pipeline.id, {
      onError: (error) => {
        const records = recordsLeftIn(error);
        if (records > 0) setLeft(records);
        else announceFailure(error, m.common_not_deleted());
      },
    });
  const isForLeads = pipeline.object === "lead";
  const others = pipelines.filter(({ id, object }) => id !== pipeline.id && object === pipeline.object);
  const menu = (
    <>
      <Button size="sm" onClick={() => setEditing("new")}>
        <Plus aria-hidden className="size-4" />
        {m.pipelines_add_stage()}
      </Button>
      <Menu
        align="end"
        trigger={
          <IconButton label={m.pipelines_actions({ name: pipeline.name })}>
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setRenaming(true)}>
          <Pencil aria-hidden />
          {m.pipelines_rename()}
        </MenuItem>
        {!pipeline.isDefault && (
          <>
            <MenuItem
              onSelect={() =>
                makeDefault.mutate(
                  { id: pipeline.id, isDefault: true },
                  { onError: (error) => announceFailure(error, m.common_not_saved()) },
                )
              }
            >
              <Star aria-hidden />
              {m.pipelines_make_default()}
            </MenuItem>
            <MenuSeparator />
            <MenuItem danger onSelect={removeOrAsk}>
              <Trash2 aria-hidden />
              {m.pipelines_delete()}
            </MenuItem>
          </>
        )}
      </Menu>
    </>
  );
  return (
    <SettingsSection
      title={pipeline.name}
      description={[
        isForLeads ? m.pipelines_of_leads() : m.pipelines_of_deals(),
        pipeline.isDefault ? m.pipelines_default() : null,
      ]
        .filter(Boolean)
        .join(" · ")}
      actions={mayChange && menu}
    >
      <StageOrder pipeline={pipeline} pipelines={pipelines} mayChange={mayChange} onEdit={setEditing} />
      {isRenaming && <PipelineDialog pipeline={pipeline} onClose={() => setRenaming(false)} />}
      {editing && (
        <StageDialog
          pipeline={pipeline}
          stage={editing === "new" ? undefined : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {left !== null && (
        <ReplaceDialog
          title={m.pipelines_delete()}
          done={m.pipelines_deleted()}
          id={pipeline.id}
          records={left}
          targets={others}
          replace={replacePipeline}
          onClose={() => setLeft(null)}
        />
      )}
    </SettingsSection>
  );
}
