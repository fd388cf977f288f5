/** Content codings we make, and the body as it is; the best first, where the client does not care. */
export const codings = ['br', 'zstd', 'gzip', 'identity'] as const;
export type Coding = (typeof codings)[number];

const aliases: Record<string, Coding> = { 'x-gzip': 'gzip' };
const quality = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/i;

/** `gzip;q=0.5` → `['gzip', 0.5]`. A weight that cannot be read counts as none given. */
function weighted(part: string): [string, number] {
  const [name = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
  const found = parameters.map((each) => quality.exec(each)?.[1]).find((each) => each !== undefined);
  return [aliases[name] ?? name, found === undefined ? 1 : Number(found)];
}

/** RFC 9110 §12.5.3: what the client takes, what it likes best first. Without `identity` in it, only a coded body will do. */
export function parseAcceptEncoding(header: string | undefined): readonly Coding[] {
  if (header === undefined) return ['identity'];
  const named = new Map(header.split(',').map(weighted));
  const others = named.get('*');
  const weightOf = (coding: Coding): number =>
    // Identity is taken unless it is refused, but comes after whatever was asked for.
    named.get(coding) ?? (coding === 'identity' ? (others === 0 ? 0 : 0.0001) : (others ?? 0));
  return codings.filter((each) => weightOf(each) > 0).sort((a, b) => weightOf(b) - weightOf(a));
}

/** Few different headers are ever sent by honest clients; a long or a new one past these is parsed each time. */
const remembered = new Map<string, readonly Coding[]>();
const most = 500;
const longest = 200;
const onlyIdentity = parseAcceptEncoding(undefined);

/** The same, parsed once for each header. */
export function acceptedCodings(header: string | undefined): readonly Coding[] {
  if (header === undefined) return onlyIdentity;
  const known = remembered.get(header);
  if (known) return known;
  const parsed = parseAcceptEncoding(header.slice(0, 1_000));
  if (header.length <= longest && remembered.size < most) remembered.set(header, parsed);
  return parsed;
}
