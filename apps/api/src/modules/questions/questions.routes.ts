import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { Answer, defineRoute, type Route } from "../../platform/route.ts";
import { done, recordRoutes } from "../../records/record.routes.ts";
import { documentSchema } from "../../records/schemas.ts";
import { masked } from "../../records/scope.ts";
import { WrittenBy, writtenBy } from "../ai/index.ts";
import { GenerateQuestions, generateQuestions } from "./generate.ts";
import { question } from "./questions.object.ts";
import {
  AnswerQuestion,
  answerQuestion,
  askQuestion,
  discardQuestion,
  OrderQuestions,
  orderQuestions,
  WriteQuestion,
  writeQuestion,
} from "./questions.service.ts";

const tag = "Questions";
const Doc = documentSchema(question);
const create = { object: "question", action: "create" } as const;
const edit = { object: "question", action: "edit" } as const;
const OfLead = z.object({ id: z.uuid(), questionId: z.uuid() });
const base = "/leads/{id}/questions";

/** Questions of a lead; they are listed, edited and deleted as records. */
export const questionRoutes = (): Route[] => [
  defineRoute({
    id: "generateQuestions",
    method: "post",
    asksOutside: true,
    path: `${base}/generate`,
    tag,
    status: 201,
    summary: "Write the next best questions to ask, with why and where it says so",
    params: Id,
    body: GenerateQuestions,
    answer: z.object({ questions: z.array(Doc), by: WrittenBy }),
    right: create,
    run: async (ctx, { params, body }) => {
      const { result, operation } = await generateQuestions(ctx, params.id, body);
      const questions = result.questions.map((one) => masked(ctx, question.meta, one));
      return new Answer(201, { data: { questions, by: writtenBy(result.by) }, operation });
    },
  }),
  defineRoute({
    id: "writeQuestion",
    method: "post",
    path: base,
    tag,
    status: 201,
    summary: "Add a question of one's own",
    params: Id,
    body: WriteQuestion,
    answer: Doc,
    right: create,
    run: async (ctx, { params, body }) => done(ctx, question, await writeQuestion(ctx, params.id, body), 201),
  }),
  defineRoute({
    id: "orderQuestions",
    method: "put",
    path: `${base}/order`,
    tag,
    summary: "Put questions into an order",
    params: Id,
    body: OrderQuestions,
    answer: z.object({ ok: z.literal(true) }),
    right: edit,
    run: async (ctx, { params, body }) => {
      const { operation } = await orderQuestions(ctx, params.id, body.ids);
      return { data: { ok: true }, operation };
    },
  }),
  defineRoute({
    id: "askQuestion",
    method: "post",
    path: `${base}/{questionId}/ask`,
    tag,
    summary: "Note that it was put to the customer",
    params: OfLead,
    answer: Doc,
    right: edit,
    run: async (ctx, { params }) => done(ctx, question, await askQuestion(ctx, params.id, params.questionId)),
  }),
  defineRoute({
    id: "answerQuestion",
    method: "post",
    path: `${base}/{questionId}/answer`,
    tag,
    summary: "Write the answer down; says which empty field of the lead it would fill",
    params: OfLead,
    body: AnswerQuestion,
    answer: z.object({
      question: Doc,
      suggestion: z.object({ field: z.string(), value: z.string() }).nullable(),
    }),
    right: edit,
    run: async (ctx, { params, body }) => {
      const { result, operation } = await answerQuestion(ctx, params.id, params.questionId, body);
      const data = { ...result, question: masked(ctx, question.meta, result.question) };
      return { data, operation };
    },
  }),
  defineRoute({
    id: "discardQuestion",
    method: "post",
    path: `${base}/{questionId}/discard`,
    tag,
    summary: "Take it off the list; it is not generated again",
    params: OfLead,
    answer: Doc,
    right: edit,
    run: async (ctx, { params }) => done(ctx, question, await discardQuestion(ctx, params.id, params.questionId)),
  }),
  ...recordRoutes(question).filter(({ id }) => !["createQuestion", "mergeQuestion"].includes(id)),
];
