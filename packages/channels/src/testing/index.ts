export { type FakeProvider, openFakeProvider } from "./fake-provider.ts";
export { signedBySendgrid, signedByStandard, signedByTwilio } from "./signing.ts";
