import { problemOf, unreachable } from "./problem.ts";

/**
 * Sends a file as the body of a request, telling how much of it has gone; `fetch` cannot tell that.
 * @returns what the API answered
 */
export function upload<T>(path: string, file: File, onProgress: (share: number) => void): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const request = new XMLHttpRequest();
  request.open("POST", path);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.setRequestHeader("x-mainstay-client", "web");
  request.responseType = "json";
  request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
  request.addEventListener("error", () => reject(unreachable()));
  request.addEventListener("load", () => {
    if (request.status < 300) return resolve(request.response);
    const id = request.getResponseHeader("x-request-id");
    const response = new Response(null, { status: request.status, headers: id ? { "x-request-id": id } : {} });
    reject(problemOf(response, request.response));
  });
  request.send(file);
  return promise;
}
