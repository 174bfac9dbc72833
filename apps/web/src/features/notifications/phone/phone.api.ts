import { api, good, type Schemas } from "../../../lib/api.ts";

export type NotificationPhone = Schemas["NotificationPhone"];

/** Has a code texted to a number, to show that it is one's own. */
export const askForCode = (number: string) => good(api.POST("/api/v1/notification-phone", { body: { number } }));

export const enterCode = (code: string) => good(api.POST("/api/v1/notification-phone/verify", { body: { code } }));

export const removePhone = () => good(api.DELETE("/api/v1/notification-phone"));
