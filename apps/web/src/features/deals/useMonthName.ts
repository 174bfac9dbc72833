import { useFormats } from "../../lib/formats.ts";

/** Names months, `2026-11` as `Nov 2026`, or with little space `Nov`. */
export function useMonthName(): (month: string, length?: "short" | "tiny") => string {
  const { locale } = useFormats();
  return (month, length = "short") =>
    new Intl.DateTimeFormat(locale, {
      month: "short",
      ...(length === "short" && { year: "numeric" }),
      timeZone: "UTC",
    }).format(new Date(`${month}-01T00:00:00Z`));
}
