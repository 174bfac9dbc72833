import { startEmbedded } from "../src/embedded.ts";

// A server reduced to what the tests need of it: it starts the cluster of the given folder and waits to be killed.
const [dataDir] = process.argv.slice(2);
if (!dataDir) throw new Error("Usage: holder.ts <data folder>");
const { admin } = await startEmbedded({ dataDir, log: () => {}, fsync: false });
process.send?.(admin);
setInterval(() => {}, 60_000);
