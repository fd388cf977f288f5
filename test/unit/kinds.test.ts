import { readdirSync, readFileSync } from 'node:fs';
import { calledAs, documentKinds, entryKinds, sitePathOf } from '../../src/published/kinds.ts';
import { openApiOfV1 } from '../../src/server/openapi/v1.ts';
import { sdl } from '../../src/delivery/graphql/schema/index.ts';

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((file) =>
    file.isFile() && /\.tsx?$/.test(file.name) ? [`${file.parentPath}/${file.name}`] : [],
  );

/** How code names the kind of pages: its module, its row, its collection, its addresses. */
const namesPages =
  /published\/page\/|\.\/page\/|(?:entries|entryAt|moved|kind:|===) ?\(?'page'|'pages'[,;\]]|^ +pages: ?[{['w]|\/pages\/|\bpages,$|\bPublishedPage\b/m;
/** “Pages” that are none of the site's: of a version list, of a file, a parameter. */
const otherPages = ['src/admin/', 'src/imaging/', 'src/payload-types.ts'];

it('a kind of documents is named in ten files or fewer outside tests and docs: what serves it goes over the registry', () => {
  const naming = [...filesIn('src'), ...filesIn('collections')]
    .filter((file) => !otherPages.some((each) => file.startsWith(each)))
    .filter((file) => namesPages.test(readFileSync(file, 'utf8')));
  expect(naming.sort()).toEqual([
    'collections/index.ts',
    'collections/pages/index.ts',
    'collections/shared/fieldTable.ts',
    'src/domain/fields/sortKey.ts',
    'src/domain/workflow/policy.ts',
    // The pattern of their addresses at a front end of one's own.
    'src/published/directory/addresses.ts',
    'src/published/kinds.ts',
    'src/published/page.ts',
  ]);
});

it.each(documentKinds)('REST, GraphQL and sitemaps have %s by its row alone', (kind) => {
  const { one, many } = calledAs(kind);
  const { collection } = entryKinds[kind];
  const { paths, components } = openApiOfV1();
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([`/v1/${collection}`, `/v1/${collection}/{slug}`, `/sitemaps/${collection}.xml`]),
  );
  expect(Object.keys(components.schemas)).toEqual(
    expect.arrayContaining([one, `${one}Summary`, `${one}Link`, `${one}Answer`, many]),
  );
  expect(sdl()).toContain(`  ${kind}(slug: String!): ${one}\n`);
  expect(sdl()).toContain(`  ${collection}(lang: Language): [${one}!]!\n`);
  expect(sitePathOf(kind, { language: 'az', slug: 'one' })).toBe(`/az/${collection}/one`);
});
