import { queryClient } from "./query-client.ts";
import { createStore } from "./store.ts";

interface Changed {
  object: string;
  /** Null when too many changed to name them. */
  ids: string[] | null;
  operationId: string | null;
  by: string | null;
}

/** Whether other people's changes arrive. Starts out true: the socket comes after the page. */
export const isLive = createStore(true);

const SETTLE_MS = 150;

/**
 * Listens for other people's changes and marks what they touched as stale; the queries on screen fetch anew in the
 * background, so focus, selection and scroll stay where they are. Returns the function that ends it.
 */
export function connectRealtime(): () => void {
  let close = () => {};
  let isEnded = false;
  // The socket is not part of the first load: the page works without it.
  import("socket.io-client").then(({ io }) => {
    if (isEnded) return;
    // Web sockets first: polling, for proxies that refuse them, would need every request to reach the same server.
    const socket = io({ path: "/realtime", transports: ["websocket", "polling"], tryAllTransports: true });
    const refresh = collectChanges();
    socket.on("connect", () => {
      isLive.set(true);
      // What was told between the bell's first count and now was not announced here.
      queryClient.invalidateQueries({ queryKey: ["notifications", "count"] });
    });
    socket.on("connect_error", () => isLive.set(false));
    // Closed by ourselves, it has not been lost.
    socket.on("disconnect", (reason) => {
      isLive.set(reason === "io client disconnect");
      // The server drops a socket whose rights changed, and this client stays away then unless told otherwise.
      if (reason === "io server disconnect") socket.connect();
    });
    socket.on("changed", refresh);
    socket.on("job", () => queryClient.invalidateQueries({ queryKey: ["jobs"], exact: true }));
    socket.on("notified", () => queryClient.invalidateQueries({ queryKey: ["notifications"] }));
    socket.on("rights", () => {
      // What is no longer visible must leave the screen, not just stop updating.
      queryClient.removeQueries({ queryKey: ["records"], type: "inactive" });
      queryClient.invalidateQueries();
    });
    // Whatever happened while the line was down was not announced.
    socket.io.on("reconnect", () => queryClient.invalidateQueries());
    close = () => socket.close();
  });
  return () => {
    isEnded = true;
    close();
  };
}

/** What shows something of another object: a board's cards say what is to be done next, and stand in stages. */
const ALSO_STALE: Record<string, string[][]> = {
  activity: [
    ["records", "lead", "board"],
    ["records", "deal", "board"],
  ],
  pipeline: [["pipelines"]],
  stage: [["pipelines"]],
};

/** What stands on the timelines of other records. */
const ON_TIMELINES = ["activity", "task", "file"];

function collectChanges(): (change: Changed) => void {
  let objects = new Set<string>();
  const flush = () => {
    for (const object of objects) {
      for (const queryKey of [["records", object], ...(ALSO_STALE[object] ?? [])]) {
        queryClient.invalidateQueries({ queryKey });
      }
    }
    if (ON_TIMELINES.some((object) => objects.has(object))) {
      queryClient.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] === "records" && queryKey[2] === "timeline",
      });
    }
    queryClient.invalidateQueries({ queryKey: ["operations"] });
    // Today and the feed are drawn from all of them.
    queryClient.invalidateQueries({ queryKey: ["records", "today"] });
    queryClient.invalidateQueries({ queryKey: ["records", "feed"] });
    objects = new Set();
  };
  return ({ object }) => {
    if (objects.size === 0) setTimeout(flush, SETTLE_MS);
    objects.add(object);
  };
}
