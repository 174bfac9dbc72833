import { type Bar, type Dependency, lineOf } from "./gantt-scale.ts";

interface GanttLinesProps {
  bars: ReadonlyMap<string, Bar>;
  dependencies: Dependency[];
  width: number;
  height: number;
}

/** Lines from tasks to those that wait for them; what they say stands on the pages of the tasks, too. */
export function GanttLines({ bars, dependencies, width, height }: GanttLinesProps) {
  return (
    <svg aria-hidden="true" width={width} height={height} className="pointer-events-none absolute inset-0 text-ink-3">
      <defs>
        <marker id="gantt-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0 L8 4 L0 8 Z" fill="currentColor" />
        </marker>
      </defs>
      {dependencies.map((dependency) => {
        const line = lineOf(dependency, bars);
        return (
          line && (
            <path
              key={dependency.id}
              data-dependency={dependency.id}
              d={line}
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
              markerEnd="url(#gantt-arrow)"
            />
          )
        );
      })}
    </svg>
  );
}
