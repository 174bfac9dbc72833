import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";

export interface Citation {
  passage: string;
  source: string;
  quote: string;
  offset: number;
}

/** A question with what its JSON holds. */
export interface Question
  extends Pick<
    Schemas["Question"],
    "id" | "version" | "leadId" | "text" | "rationale" | "status" | "answer" | "writtenBy"
  > {
  citations: Citation[];
  /** Ids of files of the lead that belong to the answer. */
  attachments: string[];
}

const MOST = 100;

/** A lead's questions in their order, those set aside left out. */
export const questionsQuery = (leadId: string) =>
  queryOptions({
    queryKey: ["records", "question", leadId],
    queryFn: async ({ signal }) => {
      const query = { filter: `leadId:${leadId} -status:discarded`, sort: "position", limit: MOST };
      const { data } = await good(api.GET("/api/v1/questions", { params: { query }, signal }));
      return data.map(
        (one): Question => ({ ...one, citations: citationsOf(one.citations), attachments: idsIn(one.attachments) }),
      );
    },
  });

/** The document says no more of JSON fields than that; the server writes a list of these. */
const citationsOf = (value: unknown): Citation[] => (Array.isArray(value) ? value : []);

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value : []);

export const generateQuestions = (id: string, contextNotes: string) =>
  good(
    api.POST("/api/v1/leads/{id}/questions/generate", {
      params: { path: { id } },
      body: { count: 5, contextNotes: contextNotes || null },
    }),
  );

export const writeQuestion = (id: string, text: string) =>
  good(api.POST("/api/v1/leads/{id}/questions", { params: { path: { id } }, body: { text } }));

export const editQuestion = ({ id, version }: Question, words: { text: string }) =>
  good(api.PATCH("/api/v1/questions/{id}", { params: { path: { id } }, body: { ...words, version } }));

const pathOf = ({ leadId, id }: Question) => ({ path: { id: leadId, questionId: id } });

export const askQuestion = (question: Question) =>
  good(api.POST("/api/v1/leads/{id}/questions/{questionId}/ask", { params: pathOf(question) }));

export const discardQuestion = (question: Question) =>
  good(api.POST("/api/v1/leads/{id}/questions/{questionId}/discard", { params: pathOf(question) }));

export const answerQuestion = (question: Question, given: { answer: string; attachments: string[] }) =>
  good(api.POST("/api/v1/leads/{id}/questions/{questionId}/answer", { params: pathOf(question), body: given }));

export const orderQuestions = (id: string, ids: string[]) =>
  good(api.PUT("/api/v1/leads/{id}/questions/order", { params: { path: { id } }, body: { ids } }));
