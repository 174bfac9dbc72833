import { api, good, type Schemas } from "../../lib/api.ts";

export const changeOrganization = (body: Schemas["ChangeOrganization"]) =>
  good(api.PATCH("/api/v1/organization", { body }));
