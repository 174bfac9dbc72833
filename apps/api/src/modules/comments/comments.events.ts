import { defineEvent } from "@mainstay/events";
import { z } from "zod";
import { RecordCreated } from "../../records/record.events.ts";

const about = z.object({
  commentId: z.uuid(),
  /** The record the comment is about. */
  aboutObject: z.string(),
  aboutId: z.uuid(),
  /** The comment it answers. */
  parentId: z.uuid().nullable(),
  /** Members who are named in it. */
  mentioned: z.array(z.uuid()),
});

export const commentCreated = defineEvent({
  name: "comment.created",
  version: 1,
  payload: RecordCreated.extend(about.shape),
});

/** Members were named in a comment by changing it. */
export const commentMentioned = defineEvent({ name: "comment.mentioned", version: 1, payload: about });
