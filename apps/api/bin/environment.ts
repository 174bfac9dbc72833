import { existsSync } from "node:fs";

/* Takes settings from a `.env` in the folder Mainstay is started in. What the environment says already wins. */

if (existsSync(".env")) process.loadEnvFile(".env");
