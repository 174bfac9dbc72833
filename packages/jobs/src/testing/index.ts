export { type QueueDatabase, startQueueDatabase } from "./database.ts";
export { type EngineUnderTest, testEngines } from "./engines.ts";
export { startTestRedis, type TestRedis } from "./redis.ts";
export { silent } from "./silent.ts";
