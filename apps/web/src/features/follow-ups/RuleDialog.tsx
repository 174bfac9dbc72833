import type { FormEvent } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { errorsByField } from "../../lib/problem.ts";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { changeRule, createRule, deleteRule, type Rule, type RuleWords } from "./follow-up-rules.api.ts";
import { RuleMakes } from "./RuleMakes.tsx";
import { RuleWhen } from "./RuleWhen.tsx";

const EMPTY: RuleWords = {
  name: "",
  trigger: "proposal_sent",
  pipelineId: null,
  stageIds: null,
  words: [],
  delay: 3,
  unit: "days",
  time: null,
  makes: "draft",
  channel: "best",
};

/** Says when something is set to be done by itself, and what is prepared for it. */
export function RuleDialog({ rule, onClose }: { rule: Rule | null; onClose: () => void }) {
  const [words, setWords, { clear }] = useDraft<RuleWords>(
    `follow-up-rule/${rule?.id ?? "new"}`,
    rule ? wordsOf(rule) : EMPTY,
  );
  const leave = () => {
    clear();
    onClose();
  };
  const save = useWrite(
    (given: RuleWords) => (rule ? changeRule({ id: rule.id, version: rule.version, ...given }) : createRule(given)),
    m.follow_ups_saved(),
    leave,
  );
  const remove = useWrite(deleteRule, m.follow_ups_deleted(), leave);
  const errors = errorsByField(save.error);
  const change = (given: Partial<RuleWords>) => setWords({ ...words, ...given });
  const keys = useFormKeys();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(words);
  };
  return (
    <Dialog title={rule ? m.follow_ups_change() : m.follow_ups_new()} onClose={onClose}>
      <form {...keys} onSubmit={submit} className="flex flex-col gap-4">
        <FormField label={m.common_name()} required help={m.follow_ups_name_help()} error={errors.name}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              value={words.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </FormField>
        <RuleWhen words={words} errors={errors} onChange={change} />
        <RuleMakes words={words} errors={errors} onChange={change} />
        {Object.keys(errors).length === 0 && <FormError error={save.error} />}
        <Actions inForm>
          {rule && (
            <Button
              variant="danger"
              className="mr-auto"
              busy={remove.isPending}
              onClick={() =>
                remove.mutate(rule.id, { onError: (error) => announceFailure(error, m.common_not_deleted()) })
              }
            >
              {m.common_delete()}
            </Button>
          )}
          <Button onClick={leave}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={save.isPending} disabled={words.name.trim() === ""}>
            {m.common_save()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}

const wordsOf = ({
  name,
  trigger,
  pipelineId,
  stageIds,
  words,
  delay,
  unit,
  time,
  makes,
  channel,
}: Rule): RuleWords => ({
  name,
  trigger,
  pipelineId,
  stageIds,
  words,
  delay,
  unit,
  time,
  makes,
  channel,
});
