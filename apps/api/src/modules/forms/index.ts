export { form } from "./forms.object.ts";
export { formRoutes } from "./forms.routes.ts";
export { createFirstForm } from "./forms.service.ts";
export { FORMS_SQL } from "./forms.sql.ts";
export { createFormGate } from "./gate.ts";
export { embeddable } from "./pages/embeddable.ts";
export { mountForms } from "./pages/mount.ts";
