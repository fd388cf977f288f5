/** In UTF-16 units, as everywhere: a verdict or a transcript. File-copy, the body, a request's body and the read model take as much. */
export const longestText = 500_000;
/** Nodes of a body: each paragraph is two at least. */
export const mostNodes = 20_000;
/** What the parts of blocks may hold, in UTF-16 units; `stories` is how many a block of related ones names; rows and columns are of a table. */
export const blockLimits = {
  quote: 5_000,
  attribution: 200,
  caption: 500,
  embedUrl: 500,
  embedTitle: 200,
  stories: 10,
  tableCaption: 300,
  tableRows: 100,
  tableColumns: 12,
} as const;
