interface QuotationProps {
  quote: string;
  source: string;
}

/** What a source says, word for word, and which source it is. */
export const Quotation = ({ quote, source }: QuotationProps) => (
  <figure className="border-l-2 pl-2 text-xs text-ink-2">
    <blockquote className="break-words">“{quote}”</blockquote>
    <figcaption className="text-ink-3">{source}</figcaption>
  </figure>
);
