import { diffWordsWithSpace } from "diff";

/** What a text was before and is now, word by word: what went is struck out, what came is underlined. */
export function WordDiff({ before, after, label }: { before: string; after: string; label: string }) {
  let at = 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of marked words, not of form fields
    <div role="group" aria-label={label} className="break-words whitespace-pre-wrap">
      {diffWordsWithSpace(before, after).map(({ value, added, removed }) => {
        const key = `${at} ${added ? "+" : removed ? "-" : ""}`;
        at += value.length;
        if (added) {
          return (
            <ins key={key} className="bg-tone-green-soft decoration-1">
              {value}
            </ins>
          );
        }
        if (removed) {
          return (
            <del key={key} className="bg-tone-red-soft">
              {value}
            </del>
          );
        }
        return <span key={key}>{value}</span>;
      })}
    </div>
  );
}
