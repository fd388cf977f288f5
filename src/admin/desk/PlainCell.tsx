/** A value in a list as it is, and a dash for none: a desk reads no "<No Urgency (1 flash – 9)>". */
export const PlainCell = ({ cellData }: { cellData?: unknown }) => (
  <span>{cellData === null || cellData === undefined || cellData === '' ? '–' : String(cellData as string)}</span>
);
