import { defineEvent } from "@mainstay/events";
import { z } from "zod";

const about = z.object({ questionId: z.uuid(), leadId: z.uuid() });

export const questionsGenerated = defineEvent({
  name: "question.generated",
  version: 1,
  payload: z.object({ leadId: z.uuid(), questionIds: z.array(z.uuid()) }),
});
export const questionAnswered = defineEvent({ name: "question.answered", version: 1, payload: about });
