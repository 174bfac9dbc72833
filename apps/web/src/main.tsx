import { askAheadOfPage } from "./ahead.ts";
import "./styles.css";

// Named first: whatever may be wrong with what is asked ahead, the app starts.
void import("./start.tsx");
// Little enough to run before the rest has come.
askAheadOfPage(new URL(location.href));
