/**
 * The two roles the server switches to on its connections; neither can log in, owns a table of ours or bypasses
 * row-level security. `app` works on one organization's records; `system` on sign-in, outbox and jobs.
 */
export const roles = { app: "mainstay_app", system: "mainstay_system" } as const;

export type Role = (typeof roles)[keyof typeof roles];
