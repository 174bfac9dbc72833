import { withWorkspace } from "@mainstay/db";
import { missingFromActionLog } from "../apps/api/src/testing/action-log.ts";

/**
 * What AI did on a server of the stories, and what people did with it, stands in AI's log.
 * @throws Error naming what does not
 */
export async function checkActionLog(dataDir: string): Promise<void> {
  const missing = await withWorkspace({ dataDir }, missingFromActionLog);
  if (missing.length > 0) throw new Error(`AI's log is not whole: ${JSON.stringify(missing.slice(0, 10))}`);
}

/** Once the last story is told, while their server still runs. */
export default () => checkActionLog(process.env.STORY_FOLDER ?? "");
