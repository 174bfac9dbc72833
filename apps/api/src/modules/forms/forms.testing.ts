import type { TestHouse } from "../../testing/house.ts";
import type { Person, Reply } from "../../testing/person.ts";

/** Somebody without a session, who reached the form on some site. */
export function visitorOf(house: TestHouse) {
  const call = (path: string, init: RequestInit = {}) =>
    house.fetch(new Request(`http://mainstay.test${path}`, { redirect: "manual", ...init }));
  return {
    call,
    page: async (path: string) => {
      const response = await call(path);
      return { status: response.status, text: await response.text(), headers: response.headers };
    },
    /** Sends answers as a script does. */
    send: async (
      answers: Record<string, unknown>,
      headers: Record<string, string> = {},
    ): Promise<Pick<Reply, "status" | "body" | "headers">> => {
      const response = await call("/api/v1/public/leads", {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(answers),
      });
      return { status: response.status, body: await response.json(), headers: response.headers };
    },
    /** Sends answers as a browser without scripts does. */
    post: (key: string, answers: Record<string, string>) =>
      call(`/f/${key}`, { method: "POST", body: new URLSearchParams(answers) }),
  };
}

/** The form every organization begins with. */
export async function firstForm(person: Person): Promise<Record<"id" | "key" | "url" | "snippet" | "color", string>> {
  return (await person.get("/forms")).data[0];
}
