export { type CapOccasion, type CapVerdict, judgeCaps, longestCapHours } from "./caps.ts";
export { RULES_AS_OF } from "./data/calling-rules.ts";
export { isHoliday } from "./holidays.ts";
export { type Intent, readIntent } from "./intent.ts";
export { type HoursVerdict, judgeHours, type Occasion } from "./quiet-hours.ts";
export { type CallingRule, type Cap, type Hours, ruleOf } from "./rule.ts";
export { measureSms, type SmsSize, simplifySms } from "./segments.ts";
export { type Known, type Whereabouts, whereaboutsOf } from "./whereabouts.ts";
