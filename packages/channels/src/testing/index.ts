export { type FakeProvider, openFakeProvider } from "./fake-provider.ts";
export { mail } from "./outgoing.ts";
export { signedBySendgrid, signedByStandard, signedByTwilio } from "./signing.ts";
