import { createApi, good } from "../../lib/api.ts";

interface Job {
  id: string;
  state: "waiting" | "running" | "done" | "failed";
  done: number;
  total: number;
}

interface Answers<Result> {
  content: { "application/json": Result };
}

/** Exports of everything: the document describes them object by object, this says only what this screen needs. */
const exportsApi = createApi<{
  "/api/v1/exports": {
    post: {
      requestBody: { content: { "application/json": { scope: "organization" } } };
      responses: { 202: Answers<{ data: { job: { id: string } } }> };
    };
  };
  "/api/v1/jobs/{id}": {
    get: { parameters: { path: { id: string } }; responses: { 200: Answers<{ data: Job }> } };
  };
}>();

/** Begins to pack everything; the answer names the job that does it. */
export const startExport = async () =>
  (await good(exportsApi.POST("/api/v1/exports", { body: { scope: "organization" } }))).data.job;

const ASK_AGAIN_MS = 1_000;

/** How far an export is, asked again until it is over. */
export const exportQuery = (id: string) => ({
  queryKey: ["jobs", id],
  queryFn: async () => (await good(exportsApi.GET("/api/v1/jobs/{id}", { params: { path: { id } } }))).data,
  refetchInterval: ({ state }: { state: { data?: Job } }) =>
    state.data && ["done", "failed"].includes(state.data.state) ? false : ASK_AGAIN_MS,
});

/** Where the packed file is fetched from. */
export const exportFile = (id: string) => `/api/v1/exports/${id}/file`;
