/** What the server says in English, in another language. English itself needs none of this. */
export interface ServerWords {
  objects: Record<string, ObjectWords>;
  /** Labels of the fields every object has. */
  commonFields: Record<string, FieldWords>;
  /** Headings under which fields stand, and helps, by their English text. */
  phrases: Record<string, string>;
  /** What stands before the summary of an operation that was undone. */
  undid: string;
  /** Sentences with something in them: what they look like in English, and `$1`, `$2` … in the other language. */
  sentences: readonly (readonly [RegExp, string])[];
}

export interface ObjectWords {
  label: string;
  pluralLabel: string;
  fields: Record<string, FieldWords>;
}

/** A field's label, with the labels of its options where it has some. */
export type FieldWords = string | readonly [label: string, options: Record<string, string>];
