/*
 * Whoever shapes roles can look at the app as one of them: every reading request then names the role, and the server
 * answers as it would to somebody who has it. It lasts for the tab.
 */

const KEY = "mainstay.see-as";

/** The role this tab looks as, or null. */
export const seenAs = (): string | null => sessionStorage.getItem(KEY);

/** Begins to look as a role, or ends it with null; the page is loaded anew, as everything on it may differ. */
export function lookAs(role: string | null): void {
  if (role === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, role);
  location.assign(role === null ? "/settings/roles" : "/");
}
