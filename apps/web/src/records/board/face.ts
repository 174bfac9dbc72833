import { lazily } from "../../lib/lazily.ts";

/** The board, with the drag and drop that only those need who come to it. */
export const Board = lazily(() => import("./Board.tsx"), "Board");
