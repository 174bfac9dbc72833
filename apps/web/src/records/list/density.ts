/** Pixels a row is high. */
export const RowHeights = { compact: 28, usual: 36, roomy: 48 };
