/** In UTF-16 units, as everywhere: a verdict or a transcript. File-copy, the body, a request's body and the read model take as much. */
export const longestText = 500_000;
/** Nodes of a body: each paragraph is two at least. */
export const mostNodes = 20_000;
