import type { PerLanguage, PhotoKey } from './newsroom.ts';
import { agency } from './agency.ts';
import { ballot } from './scenes/ballot.ts';
import { banners } from './scenes/banners.ts';
import { canvas, type Painting } from './scenes/brush.ts';
import { columns } from './scenes/columns.ts';
import { market } from './scenes/market.ts';
import { mountains } from './scenes/mountains.ts';
import { rasterise } from './scenes/paint.ts';
import { platform } from './scenes/platform.ts';
import { podium } from './scenes/podium.ts';
import { port } from './scenes/port.ts';
import { skyline } from './scenes/skyline.ts';
import { stadium } from './scenes/stadium.ts';
import { train } from './scenes/train.ts';

/** `focus` is the focal point in percent from the left and the top. `caption` and `keywords` travel in the file itself. */
export type SamplePhoto = {
  key: PhotoKey;
  filename: string;
  alt: PerLanguage;
  caption: string;
  keywords: readonly string[];
  takenHoursAgo: number;
  focus: readonly [x: number, y: number];
};

const scenes: Record<PhotoKey, () => Painting> = {
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

export const photos: readonly SamplePhoto[] = [
  {
    key: 'skyline',
    filename: 'bay-at-dusk.jpg',
    alt: {
      en: 'A city on a bay at dusk, three curved glass towers above lit windows mirrored in the water',
      az: 'Axşamüstü körfəz sahilində şəhər: işıqlı pəncərələrin üstündə üç əyri şüşə qüllə, suda əksi',
      ru: 'Город у бухты в сумерках: три изогнутые стеклянные башни над освещёнными окнами, отражение в воде',
    },
    caption: 'Dusk over the bay.',
    keywords: ['city', 'bay', 'dusk'],
    takenHoursAgo: 160,
    focus: [39, 45],
  },
  {
    key: 'platform',
    filename: 'offshore-platform.jpg',
    alt: {
      en: 'An offshore platform with a derrick and a lit flare at sunrise, calm sea in front',
      az: 'Günəş doğarkən qüllə və məşəli olan dəniz platforması, qarşıda sakit dəniz',
      ru: 'Морская платформа с вышкой и горящим факелом на восходе, спокойное море',
    },
    caption: 'A platform in the Caspian at first light.',
    keywords: ['energy', 'Caspian', 'platform'],
    takenHoursAgo: 58,
    focus: [41, 45],
  },
  {
    key: 'columns',
    filename: 'parliament-steps.jpg',
    alt: {
      en: 'A portico of tall fluted columns in low sun, people small on the steps below',
      az: 'Alçaq günəşdə hündür yivli sütunlar, aşağıda pilləkənlərdə kiçik görünən insanlar',
      ru: 'Портик с высокими колоннами в низком солнце, на ступенях внизу — фигуры людей',
    },
    caption: 'The portico in the evening sun.',
    keywords: ['parliament', 'architecture'],
    takenHoursAgo: 9,
    focus: [45, 62],
  },
  {
    key: 'mountains',
    filename: 'high-range.jpg',
    alt: {
      en: 'Snow-covered peaks at sunrise behind wooded ridges, mist in the valleys',
      az: 'Günəş doğarkən qarlı zirvələr, meşəli dağ silsilələri və dərələrdə duman',
      ru: 'Заснеженные вершины на восходе за лесистыми хребтами, в долинах туман',
    },
    caption: 'The high range at sunrise.',
    keywords: ['mountains', 'snow'],
    takenHoursAgo: 100,
    focus: [47, 40],
  },
  {
    key: 'market',
    filename: 'fruit-stall.jpg',
    alt: {
      en: 'Crates of persimmons, pomegranates, apples and lemons on a market stall under a striped awning',
      az: 'Zolaqlı çardaq altında bazar piştaxtasında xurma, nar, alma və limon yeşikləri',
      ru: 'Ящики с хурмой, гранатами, яблоками и лимонами на прилавке под полосатым навесом',
    },
    caption: 'A fruit stall in a covered market.',
    keywords: ['market', 'fruit', 'agriculture'],
    takenHoursAgo: 110,
    focus: [49, 62],
  },
  {
    key: 'train',
    filename: 'grain-train.jpg',
    alt: {
      en: 'A freight train of open wagons crossing a stone viaduct over a wetland at sundown',
      az: 'Gün batarkən bataqlıq üzərindəki daş viadukdan keçən açıq vaqonlu yük qatarı',
      ru: 'Грузовой поезд с открытыми вагонами на каменном виадуке над водой на закате',
    },
    caption: 'A grain train on its way west.',
    keywords: ['railways', 'grain', 'freight'],
    takenHoursAgo: 72,
    focus: [70, 50],
  },
  {
    key: 'banners',
    filename: 'conference-flags.jpg',
    alt: {
      en: 'A row of striped flags on tall poles in front of a glass building',
      az: 'Şüşə binanın qarşısında hündür dirəklərdə zolaqlı bayraqlar cərgəsi',
      ru: 'Ряд полосатых флагов на высоких флагштоках перед стеклянным зданием',
    },
    caption: 'Flags in front of a conference centre.',
    keywords: ['diplomacy', 'flags', 'conference'],
    takenHoursAgo: 24,
    focus: [60, 30],
  },
  {
    key: 'podium',
    filename: 'speaker.jpg',
    alt: {
      en: 'A speaker in silhouette at a lectern with microphones, the press in the dark in front',
      az: 'Mikrofonlu kürsü arxasında natiqin silueti, qarşıda qaranlıqda jurnalistlər',
      ru: 'Силуэт выступающего за трибуной с микрофонами, впереди в темноте журналисты',
    },
    caption: 'A speaker before the press.',
    keywords: ['hearing', 'press', 'speech'],
    takenHoursAgo: 14,
    focus: [50, 35],
  },
  {
    key: 'stadium',
    filename: 'derby-night.jpg',
    alt: {
      en: 'A floodlit football match seen from the stand, the opposite tiers full of spectators',
      az: 'Tribunadan görünən projektor işığında futbol matçı, qarşı tribunalar tamaşaçılarla dolu',
      ru: 'Футбольный матч при свете прожекторов, вид с трибуны, напротив полные трибуны',
    },
    caption: 'A sold-out derby under floodlights.',
    keywords: ['football', 'stadium'],
    takenHoursAgo: 42,
    focus: [55, 60],
  },
  {
    key: 'ballot',
    filename: 'ballot-box.jpg',
    alt: {
      en: 'A folded ballot paper in the slot of a clear ballot box half full of papers',
      az: 'Yarıya qədər bülletenlə dolu şəffaf seçki qutusunun yarığında qatlanmış bülleten',
      ru: 'Сложенный бюллетень в прорези прозрачной урны, наполовину заполненной бюллетенями',
    },
    caption: 'A clear ballot box in a polling station.',
    keywords: ['elections', 'voting'],
    takenHoursAgo: 300,
    focus: [50, 50],
  },
  {
    key: 'port',
    filename: 'night-cranes.jpg',
    alt: {
      en: 'Container cranes and stacked containers on a lit quay at nightfall, a ship alongside',
      az: 'Axşam işıqlı körpüdə konteyner kranları və yığılmış konteynerlər, yanında gəmi',
      ru: 'Контейнерные краны и штабели контейнеров на освещённом причале вечером, рядом судно',
    },
    caption: 'Cranes on the container quay.',
    keywords: ['port', 'containers', 'trade'],
    takenHoursAgo: 6,
    focus: [70, 45],
  },
];

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

/**
 * A sample photo as JPEG bytes, `width` × `height` pixels, with caption, credit and copyright inside (EXIF and XMP).
 * The same bytes each time for the same size. About two seconds at full size on an idle machine.
 */
export async function paintPhoto(
  key: PhotoKey,
  size: { width: number; height: number } = { width: canvas.width, height: canvas.height },
): Promise<Buffer> {
  const photo = photos.find((one) => one.key === key);
  if (!photo) throw new RangeError(`There is no sample photo called ${key}.`);
  const image = await rasterise(scenes[key](), size);
  return image
    .jpeg({ quality: 86 })
    .withExif({
      IFD0: { ImageDescription: photo.caption, Artist: agency.credit, Copyright: agency.copyright.replace('©', '(c)') },
    })
    .withXmp(xmpOf(photo))
    .toBuffer();
}
