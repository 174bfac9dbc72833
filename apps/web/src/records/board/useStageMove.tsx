import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import { Problem } from "../../lib/problem.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { announce, announceFailure } from "../undo/undo.ts";
import { moveToStage, type StageMove } from "./board.api.ts";

const StageFieldsDialog = lazily(() => import("./StageFieldsDialog.tsx"), "StageFieldsDialog");

interface Question {
  move: StageMove;
  stageName: string;
  /** What the stage asks for: field names, or `reason`. */
  needs: string[];
  settle: (isMoved: boolean) => void;
}

/**
 * Moves records between stages. When a stage asks for fields first, a dialog asks for them while the move waits;
 * the promise says whether the record ended up there, and a refusal has been announced by then.
 */
export function useStageMove(object: DrawnObject): {
  move: (move: StageMove, stageName: string) => Promise<boolean>;
  dialog: ReactNode;
} {
  const queryClient = useQueryClient();
  const [question, setQuestion] = useState<Question | null>(null);

  const send = async (move: StageMove) => {
    const { operation } = await moveToStage(object, move);
    announce(operation, `${object.label} moved`);
    await queryClient.invalidateQueries({ queryKey: ["records"] });
  };
  const move = async (wanted: StageMove, stageName: string) => {
    try {
      await send(wanted);
      return true;
    } catch (error) {
      const needs = neededFields(error);
      if (needs.length > 0) {
        return new Promise<boolean>((settle) => setQuestion({ move: wanted, stageName, needs, settle }));
      }
      announceFailure(error, `Not moved to ${stageName}`);
      return false;
    }
  };
  const finish = (isMoved: boolean) => {
    question?.settle(isMoved);
    setQuestion(null);
  };

  const dialog = question && (
    <Suspense>
      <StageFieldsDialog
        object={object}
        recordId={question.move.id}
        stageName={question.stageName}
        needs={question.needs}
        onSubmit={async (values) => {
          const { reason, ...fields } = values;
          const reasonText = typeof reason === "string" ? reason : undefined;
          await send({ ...question.move, reason: reasonText, fields: { ...question.move.fields, ...fields } });
          finish(true);
        }}
        onCancel={() => finish(false)}
      />
    </Suspense>
  );
  return { move, dialog };
}

/** The fields a 422 points at, when it is about what the stage requires. */
export function neededFields(error: unknown): string[] {
  if (!(error instanceof Problem) || error.status !== 422) return [];
  const names = error.errors.flatMap(({ pointer }) => /^#?\/(?:fields\/)?(\w+)$/.exec(pointer)?.[1] ?? []);
  return [...new Set(names.filter((name) => name !== "stage" && name !== "fields"))];
}
