import type { Organization } from "../../../platform/context.ts";
import type { Form } from "../forms.object.ts";

/** Whose form a page shows. */
export interface From {
  name: string;
  /** Where its logo is. */
  logo: string | null;
}

/** The organization as a form's own page shows it. */
export const fromOf = ({ name, logoId }: Organization, { showLogo }: Pick<Form, "showLogo">): From => ({
  name,
  logo: showLogo && logoId ? `/logos/${logoId}` : null,
});
