import { writeFileSync } from 'node:fs';
import { sampleNewsroom, type SamplePhoto } from '../load/newsroom.ts';
import { ballot } from './ballot.ts';
import { banners } from './banners.ts';
import type { Painting } from './brush.ts';
import { columns } from './columns.ts';
import { market } from './market.ts';
import { mountains } from './mountains.ts';
import { rasterise } from './rasterise.ts';
import { platform } from './platform.ts';
import { podium } from './podium.ts';
import { port } from './port.ts';
import { skyline } from './skyline.ts';
import { stadium } from './stadium.ts';
import { train } from './train.ts';

const scenes: Record<string, () => Painting> = {
  skyline,
  platform,
  columns,
  mountains,
  market,
  train,
  banners,
  podium,
  stadium,
  ballot,
  port,
};

const { agency, photos } = sampleNewsroom;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** IPTC Core in XMP: what EXIF, being ASCII, cannot hold. It also says that the picture was computed, not taken. */
function xmpOf(photo: SamplePhoto): string {
  const inAll = (tag: string, text: string) =>
    `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt></${tag}>`;
  return (
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"' +
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">' +
    inAll('dc:description', photo.caption) +
    inAll('dc:rights', agency.copyright) +
    `<dc:creator><rdf:Seq><rdf:li>${escaped(agency.credit)}</rdf:li></rdf:Seq></dc:creator>` +
    `<dc:subject><rdf:Bag>${photo.keywords.map((word) => `<rdf:li>${escaped(word)}</rdf:li>`).join('')}</rdf:Bag></dc:subject>` +
    `<photoshop:Credit>${escaped(agency.credit)}</photoshop:Credit>` +
    '<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia</Iptc4xmpExt:DigitalSourceType>' +
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
  );
}

/** The picture as JPEG, with caption, credit and copyright inside (EXIF and XMP). The same bytes each time. */
async function paint(photo: SamplePhoto): Promise<Buffer> {
  const image = await rasterise(scenes[photo.key]!(), { width: 1280, height: 853 });
  const ImageDescription = photo.caption;
  const Copyright = agency.copyright.replace('©', '(c)');
  return image
    .jpeg({ quality: 86 })
    .withExif({ IFD0: { ImageDescription, Artist: agency.credit, Copyright } })
    .withXmp(xmpOf(photo))
    .toBuffer();
}

// Paints sample/photos anew: npx tsx sample/painter/index.ts
for (const photo of photos) writeFileSync(`sample/photos/${photo.filename}`, await paint(photo));
