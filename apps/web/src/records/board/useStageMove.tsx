import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import { Problem } from "../../lib/problem.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { Stage } from "../pipeline.ts";
import { writeFields } from "../record.ts";
import { announce, announceFailure } from "../undo/undo.ts";
import { moveToStage, type StageMove } from "./board.api.ts";

const StageFieldsDialog = lazily(() => import("./StageFieldsDialog.tsx"), "StageFieldsDialog");

/** What a screen wants: these records in that stage, perhaps between two others. */
export interface WantedMove extends Omit<StageMove, "stage"> {
  stage: Stage;
}

interface Question {
  move: WantedMove;
  /** Names of the fields that are asked for. */
  asks: string[];
  settle: (isMoved: boolean) => void;
}

/** Asked for whenever something is lost, whether or not the stage requires it. */
const WHY_LOST = ["lossReason", "lossDetail", "disqualificationReason"];

/**
 * Moves records between stages. When a stage asks for fields first, a dialog asks for them while the move waits;
 * the promise says whether the records ended up there, and a refusal has been announced by then.
 */
export function useStageMove(object: DrawnObject): {
  move: (move: WantedMove) => Promise<boolean>;
  dialog: ReactNode;
} {
  const queryClient = useQueryClient();
  const [question, setQuestion] = useState<Question | null>(null);

  const send = async ({ stage, ...move }: WantedMove) => {
    const { operation } = await moveToStage(object, { ...move, stage: stage.id });
    announce(operation, m.board_moved({ stage: stage.name }));
    await queryClient.invalidateQueries({ queryKey: ["records"] });
  };
  const ask = (move: WantedMove, asks: string[]) =>
    new Promise<boolean>((settle) => setQuestion({ move, asks, settle }));
  const move = async (wanted: WantedMove) => {
    const asks = askedBeforehand(object, wanted.stage);
    if (asks.length > 0) return ask(wanted, asks);
    try {
      await send(wanted);
      return true;
    } catch (error) {
      const needs = neededFields(error);
      if (needs.length > 0) return ask(wanted, needs);
      announceFailure(error, m.board_not_moved({ stage: wanted.stage.name }));
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
        ids={question.move.ids}
        stage={question.move.stage}
        asks={question.asks}
        onSubmit={async (values) => {
          await send({ ...question.move, fields: writeFields(object, values) });
          finish(true);
        }}
        onCancel={() => finish(false)}
      />
    </Suspense>
  );
  return { move, dialog };
}

/** What is asked for without asking the server first: why something was lost, with all the stage wants to know. */
function askedBeforehand(object: DrawnObject, stage: Stage): string[] {
  if (stage.type !== "lost") return [];
  const why = WHY_LOST.filter((name) => object.fields.some((field) => field.name === name && field.editable));
  const required = (stage.requiredFields ?? []).map((name) => name.replace("custom.", ""));
  return [...new Set([...required, ...why])];
}

/** The fields a 422 points at, when it is about what the stage requires. */
function neededFields(error: unknown): string[] {
  if (!(error instanceof Problem) || error.status !== 422) return [];
  const names = error.errors.flatMap(({ pointer }) => /^#?\/fields\/(?:custom\/)?(\w+)$/.exec(pointer)?.[1] ?? []);
  return [...new Set(names)];
}
