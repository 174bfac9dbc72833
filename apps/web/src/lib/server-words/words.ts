/** What the server says in English, in another language. English itself needs none of this. */
export interface ServerWords {
  objects: Record<string, ObjectWords>;
  /** Labels of the fields every object has. */
  commonFields: Record<string, FieldWords>;
  /** Headings under which fields stand, and helps, by their English text. */
  phrases: Record<string, string>;
  /**
   * Sentences with something in them: what they look like in English; in the other language `$1` stays as it is, such as
   * a name, and `#1` is a sentence or phrase of the server's again.
   */
  sentences: readonly (readonly [RegExp, string])[];
}

export interface ObjectWords {
  label: string;
  pluralLabel: string;
  fields: Record<string, FieldWords>;
}

/** A field's label, with the labels of its options where it has some. */
export type FieldWords = string | readonly [label: string, options: Record<string, string>];
