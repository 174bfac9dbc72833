import { askAheadOfPage } from "./ahead.ts";
import "./styles.css";

// Little enough to run before the rest has come.
askAheadOfPage(new URL(location.href));
void import("./start.tsx");
