import { cn } from "../lib/cn.ts";
import { m } from "../messages/messages.js";

/** The shape of what is coming; it appears only when the answer takes longer than 300 ms. */
export const Skeleton = ({ className }: { className?: string }) => (
  <div aria-hidden className={cn("h-4 animate-appear rounded bg-hover", className)} />
);

/** Lines of a list on their way. */
export function SkeletonRows({ count = 8 }: { count?: number }) {
  return (
    <div role="status" aria-label={m.common_loading()} className="flex flex-col gap-5 p-4">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have nothing else to be told apart by
        <div key={index} className="flex gap-6">
          <Skeleton className="w-1/3" />
          <Skeleton className="w-1/6" />
          <Skeleton className="w-1/5" />
        </div>
      ))}
    </div>
  );
}
