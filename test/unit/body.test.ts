import fc from 'fast-check';
import {
  blocksOf,
  bodyProblems,
  excerptOf,
  htmlOf,
  photosInBody,
  plainTextOf,
  referencesOf,
  safeHrefOf,
  wordCountOf,
  type Picture,
} from '../../src/domain/body.ts';
import { photoHtml } from '../../src/domain/body/html.ts';
import { linkProblem } from '../../src/domain/body/links.ts';
import { block, body, heading, item, lineBreak, link, list, paragraph, quote, text } from '../support/bodies.ts';

const photoId = '65c000000000000000000001';
const storyId = '65c000000000000000000002';
const html = (...nodes: Parameters<typeof body>) => htmlOf(blocksOf(body(...nodes)));
const rulesOf = (value: unknown) => bodyProblems(value).map(({ path, rule }) => `${path}: ${rule}`);

describe('the blocks of a body', () => {
  it('keep bold and italic as marks, and drop empty paragraphs', () => {
    expect(blocksOf(body(paragraph(), paragraph('  '), paragraph('a', text('b', 3), text('c', 2))))).toEqual([
      {
        kind: 'paragraph',
        runs: [{ text: 'a' }, { text: 'b', marks: ['bold', 'italic'] }, { text: 'c', marks: ['italic'] }],
      },
    ]);
  });

  it('name documents by id, populated or not', () => {
    const nodes = [
      block('photo', { media: { id: photoId, alt: 'x' }, caption: ' The hall ' }),
      block('relatedStories', { stories: [storyId, { id: storyId }] }),
    ];
    expect(blocksOf(body(...nodes))).toEqual([
      { kind: 'photo', media: photoId, caption: 'The hall' },
      { kind: 'related', stories: [storyId] },
    ]);
  });

  it('hang a nested list on the item before it, as Lexical means it', () => {
    const nested = list('number', item('one'), item('two'));
    expect(blocksOf(body(list('bullet', item('first'), item(nested), item('second'))))).toEqual([
      {
        kind: 'list',
        ordered: false,
        items: [
          {
            runs: [{ text: 'first' }],
            list: { ordered: true, items: [{ runs: [{ text: 'one' }] }, { runs: [{ text: 'two' }] }] },
          },
          { runs: [{ text: 'second' }] },
        ],
      },
    ]);
  });

  it('leave out blocks that are not filled in yet, and what a body may not hold', () => {
    const nodes = [
      block('quotation', {}),
      block('photo', { media: null }),
      block('embed', { url: 'https://evil.test/' }),
    ];
    expect(blocksOf(body(...nodes, block('rawHtml', { html: '<script>' }), { type: 'horizontalrule' }))).toEqual([]);
  });

  it.each([
    undefined,
    null,
    '',
    'text',
    7,
    [],
    {},
    { root: null },
    { root: { children: 'x' } },
    { root: { children: [null, 1] } },
  ])('are none for %j', (value) => {
    expect(blocksOf(value)).toEqual([]);
    expect([plainTextOf(value), wordCountOf(value), excerptOf(value, 10), photosInBody(value)]).toEqual([
      '',
      0,
      '',
      [],
    ]);
  });

  it('lose control characters and broken Unicode, which would break a feed', () => {
    expect(plainTextOf(body(paragraph('a\u0000b\ud800c\u000bd')))).toBe('abcd');
  });
});

describe('the HTML of a body', () => {
  it('says sub-heads, quotations and lists with the elements meant for them', () => {
    expect(
      html(
        heading('h2', 'Reaction'),
        heading('h3', 'In Baku'),
        quote('No comment.'),
        block('quotation', { quote: 'We’re not pulling our punches.\n\nWith anyone.', attribution: 'Antony Blinken' }),
        list('number', item('one')),
        paragraph('a', lineBreak, 'b'),
      ),
    ).toBe(
      [
        '<h2>Reaction</h2>',
        '<h3>In Baku</h3>',
        '<blockquote><p>No comment.</p></blockquote>',
        '<figure class="quotation"><blockquote><p>We’re not pulling our punches.</p><p>With anyone.</p></blockquote>' +
          '<figcaption><cite>Antony Blinken</cite></figcaption></figure>',
        '<ol><li>one</li></ol>',
        '<p>a<br>b</p>',
      ].join('\n'),
    );
  });

  it.each([
    ['fr', '<blockquote lang="fr" dir="ltr"><p>L’État, c’est moi.</p></blockquote>'],
    ['fa', '<blockquote lang="fa" dir="rtl"><p>L’État, c’est moi.</p></blockquote>'],
    ['xx" onload="', '<blockquote><p>L’État, c’est moi.</p></blockquote>'],
    [undefined, '<blockquote><p>L’État, c’est moi.</p></blockquote>'],
  ])('say in which language somebody is quoted: %s', (language, expected) => {
    expect(html(block('quotation', { quote: 'L’État, c’est moi.', language }))).toBe(expected);
  });

  it('sets the dateline at the start of the first paragraph, after a photo or sub-head', () => {
    const blocks = blocksOf(body(heading('h2', 'A'), paragraph('The $& State Department'), paragraph('More')));
    expect(htmlOf(blocks, { dateline: 'Washington D.C./Turan: <$&>' })).toBe(
      '<h2>A</h2>\n<p><span class="dateline">Washington D.C./Turan: &lt;$&amp;&gt;</span> The $&amp; State Department</p>\n<p>More</p>',
    );
    expect(htmlOf([], { dateline: 'Bakı/Turan:' })).toBe('<p><span class="dateline">Bakı/Turan:</span></p>');
  });

  it('escapes whatever a correspondent types', () => {
    const hostile = `"><script>alert('x')</script>&`;
    const escaped = '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;';
    expect(html(paragraph(hostile))).toBe(`<p>${escaped}</p>`);
    expect(html(heading('h2', hostile))).toBe(`<h2>${escaped}</h2>`);
    expect(html(block('quotation', { quote: hostile, attribution: hostile }))).toContain(`<cite>${escaped}</cite>`);
    expect(html(block('embed', { url: 'https://x.com/a/status/1', title: hostile }))).toContain(`>${escaped}</a>`);
  });

  it('links to other sites without handing them the window', () => {
    expect(
      html(
        paragraph('see ', link({ url: 'https://state.gov/?a=1&b="2"', newTab: true }, 'the ', text('report', 1)), '.'),
      ),
    ).toBe(
      '<p>see <a href="https://state.gov/?a=1&amp;b=&quot;2&quot;" rel="noopener" target="_blank">the <strong>report</strong></a>.</p>',
    );
  });

  it.each([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    ' data:text/html,x',
    'vbscript:x',
    '//evil.test/x',
    '/\\evil.test',
    'file:///etc/passwd',
  ])('keeps the words but not the link %j', (url) => {
    expect(html(paragraph(link({ url }, 'words')))).toBe('<p>words</p>');
  });

  it('links to a story of ours only where readers may see it', () => {
    const nodes = body(
      paragraph(link({ linkType: 'internal', doc: { relationTo: 'articles', value: storyId } }, 'earlier')),
      block('relatedStories', { stories: [storyId] }),
    );
    expect(htmlOf(blocksOf(nodes))).toBe('<p>earlier</p>');
    const storyOf = (id: string) =>
      id === storyId ? { headline: 'Baku <replies>', href: '/politics/baku-replies' } : undefined;
    expect(htmlOf(blocksOf(nodes), { storyOf, language: 'az' })).toBe(
      '<p><a href="/politics/baku-replies" rel="noopener">earlier</a></p>\n' +
        '<aside class="related" aria-label="Əlaqəli xəbərlər"><p class="related-title">Əlaqəli xəbərlər</p><ul>' +
        '<li><a href="/politics/baku-replies" rel="noopener">Baku &lt;replies&gt;</a></li></ul></aside>',
    );
  });

  const picture: Picture = {
    src: '/media/a-640.jpg',
    width: 1280,
    height: 720,
    alt: 'A hall "full"',
    caption: 'The hall',
    credit: 'Turan <photo>',
    renditions: [
      { url: '/media/a-640.jpg', width: 640 },
      { url: 'javascript:x', width: 1 },
    ],
    sources: [
      {
        type: 'image/avif',
        renditions: [
          { url: '/media/a-320.avif', width: 320 },
          { url: '/media/a-640.avif', width: 640 },
        ],
      },
    ],
  };

  it('shows a photo in its best formats, with size, alt text, caption and credit', () => {
    expect(photoHtml(picture)).toBe(
      '<figure class="photo"><picture>' +
        '<source type="image/avif" srcset="/media/a-320.avif 320w, /media/a-640.avif 640w" sizes="(min-width: 48rem) 44rem, 100vw">' +
        '<img src="/media/a-640.jpg" srcset="/media/a-640.jpg 640w" sizes="(min-width: 48rem) 44rem, 100vw" width="1280" height="720"' +
        ' alt="A hall &quot;full&quot;" loading="lazy" decoding="async"></picture>' +
        '<figcaption><span class="caption">The hall</span> <span class="credit">Turan &lt;photo&gt;</span></figcaption></figure>',
    );
    expect(photoHtml({ ...picture, src: 'javascript:x' })).toBe('');
  });

  it("prefers the story's own caption, and leaves out a photo nobody may see", () => {
    const blocks = blocksOf(body(block('photo', { media: photoId, caption: 'Our words' })));
    expect(htmlOf(blocks)).toBe('');
    expect(htmlOf(blocks, { pictureOf: () => picture })).toContain('<span class="caption">Our words</span>');
  });

  it('frames a film from the address it built itself, in a sandbox', () => {
    const shown = html(block('embed', { url: 'https://youtu.be/dQw4w9WgXcQ', title: 'The briefing' }));
    expect(shown).toContain(
      '<iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ" width="640" height="360" title="The briefing"',
    );
    expect(shown).toContain('sandbox="allow-scripts allow-same-origin');
    const forged = {
      kind: 'frame',
      provider: 'youtube',
      url: 'https://evil.test',
      title: '',
      src: 'https://evil.test',
      width: 1,
      height: 1,
    } as const;
    expect(htmlOf([{ kind: 'embed', embed: forged }])).toBe('');
  });

  it('has no tag or attribute but its own, whatever the text and address', () => {
    const own =
      /^<(?:\/?(?:p|h2|blockquote|cite|figcaption|figure|strong|ul|li|a)|figure class="quotation"|a href="[^"<>]*" rel="noopener")>$/;
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        (words, url) => {
          const shown = html(
            paragraph(words, text(words, 1), link({ url }, words), link({ url: words }, words)),
            heading('h2', words),
            list('bullet', item(words)),
            block('quotation', { quote: words, attribution: words }),
          );
          const strange = (shown.match(/<[^>]*>?/g) ?? []).filter((tag) => !own.test(tag) && tag !== '<br>');
          expect(strange).toEqual([]);
        },
      ),
    );
  });
});

describe('the words of a body', () => {
  it('stand in plain text with a blank line between blocks', () => {
    const nodes = body(
      heading('h2', 'Reaction'),
      paragraph('One ', text('bold', 1), lineBreak, 'two'),
      list('bullet', item('a'), item('b')),
      block('quotation', { quote: 'No.', attribution: 'A minister' }),
      block('photo', { media: photoId, caption: 'not part of the text' }),
    );
    expect(plainTextOf(nodes)).toBe('Reaction\n\nOne bold\ntwo\n\na\nb\n\nNo.\n— A minister');
  });

  it.each([
    ["The country's prisons — and the U.S. Congress.", 7],
    ['... You mentioned issues ...', 3],
    ['He said--twice--no…never', 5],
    ['A well-known 2022 report, 10,000 pages', 6],
    ['Azərbaycan Respublikasının “Şəki” şəhərində', 4],
    ['Кто-то, наконец, ответил – ёмко: 3,5 %.', 5],
    [' - – — ', 0],
  ])('are counted in %j as %d', (words, count) => {
    expect(wordCountOf(body(paragraph(words)))).toBe(count);
  });

  it('make an excerpt cut between words, never longer than asked', () => {
    const nodes = body(
      heading('h2', 'Head'),
      paragraph('The State Department cited, credible reports.'),
      paragraph('More.'),
    );
    expect(excerptOf(nodes, 200)).toBe('The State Department cited, credible reports. More.');
    expect(excerptOf(nodes, 28)).toBe('The State Department cited…');
    expect(excerptOf(nodes, 21)).toBe('The State Department…');
    expect(excerptOf(nodes, 20)).toBe('The State…');
    expect(excerptOf(body(paragraph('😀😀😀😀')), 3)).toBe('😀😀…');
    expect(excerptOf(nodes, 0)).toBe('');
  });
});

it('the documents a body points to are told with the place', () => {
  const nodes = body(
    paragraph('x ', link({ linkType: 'internal', doc: { relationTo: 'articles', value: storyId } }, 'y')),
    block('photo', { media: photoId }),
    block('photo', { media: photoId }),
    block('relatedStories', { stories: [storyId] }),
  );
  expect(referencesOf(nodes)).toEqual([
    { path: 'body.root.children.0.children.1.fields.doc', collection: 'articles', id: storyId },
    { path: 'body.root.children.1.fields.media', collection: 'media', id: photoId },
    { path: 'body.root.children.2.fields.media', collection: 'media', id: photoId },
    { path: 'body.root.children.3.fields.stories.0', collection: 'articles', id: storyId },
  ]);
  expect(photosInBody(nodes)).toEqual([photoId]);
});

describe('a body is stored', () => {
  it('as the editor writes it, with blocks still empty in a draft', () => {
    const nodes = body(
      paragraph(
        'a',
        text('b', 3),
        { ...text('\t'), type: 'tab', detail: 2 },
        lineBreak,
        link({ url: 'https://state.gov' }, 'c'),
      ),
      heading('h3', 'd'),
      quote(paragraph('pasted')),
      list('bullet', item('e'), item(list('number', item('f')))),
      paragraph({
        ...link({ url: 'mailto:desk@turan.az' }, 'desk@turan.az'),
        type: 'autolink',
        version: 2,
        id: undefined,
      }),
      block('quotation', { quote: 'q', attribution: null }),
      block('photo', { media: photoId }),
      block('embed', { url: 'https://vimeo.com/76979871' }),
      block('relatedStories', { stories: [storyId, { id: storyId, headline: 'populated' }] }),
      ...['quotation', 'photo', 'embed', 'relatedStories'].map((type) => block(type, {})),
    );
    const stored = JSON.parse(JSON.stringify(nodes)) as unknown;
    expect(bodyProblems(stored)).toEqual([]);
    expect(bodyProblems(null)).toEqual([]);
  });

  it.each<[string, unknown, string[]]>([
    ['text', 'Hello', ['body: object']],
    ['a list', [], ['body: object']],
    ['an operator', { $gt: '' }, ['body.$gt: unknown-field', 'body.root: object']],
    ['no paragraph, which the editor can not open', body(), ['body.root.children: empty']],
    ['a node of another kind', body({ type: 'upload', value: photoId }), ['body.root.children.0.type: node-type']],
    ['a rule across the page', body({ type: 'horizontalrule' }), ['body.root.children.0.type: node-type']],
    ['a type from the prototype', body({ type: 'constructor' }), ['body.root.children.0.type: node-type']],
    ['text outside a paragraph', body(text('x')), ['body.root.children.0.type: node-type']],
    ['a root in the root', body(body().root), ['body.root.children.0.type: node-type']],
    [
      'a block in a paragraph',
      body(paragraph(block('photo', {}))),
      ['body.root.children.0.children.0.type: node-type'],
    ],
    ['a first-level heading', body(heading('h1', 'x')), ['body.root.children.0.tag: option']],
    [
      'text that is no text',
      body(paragraph({ type: 'text', text: { $gt: '' } })),
      ['body.root.children.0.children.0.text: text'],
    ],
    ['text without its text', body(paragraph({ type: 'text' })), ['body.root.children.0.children.0.text: required']],
    [
      'a list the editor can not read',
      body({ type: 'list', listType: 'bullet', tag: 'ul', children: [{ type: 'listitem', children: [] }] }),
      ['body.root.children.0.start: required', 'body.root.children.0.children.0.indent: required'],
    ],
    [
      'a tab that is text',
      body(paragraph({ ...text('x'), type: 'tab', detail: 2 })),
      ['body.root.children.0.children.0.text: option'],
    ],
    ['control characters', body(paragraph('a\u0000')), ['body.root.children.0.children.0.text: characters']],
    ['half a character', body(paragraph('a\ud800')), ['body.root.children.0.children.0.text: characters']],
    ['children that are no list', body({ type: 'paragraph', children: {} }), ['body.root.children.0.children: list']],
    ['a child that is no object', body(paragraph(null as never)), ['body.root.children.0.children.0: object']],
    [
      'a script as a link',
      body(paragraph(link({ url: 'javascript:alert(1)' }, 'x'))),
      ['body.root.children.0.children.0.fields.url: link'],
    ],
    [
      'a link in a link',
      body(paragraph(link({ url: '/a' }, link({ url: '/b' }, 'x')))),
      ['body.root.children.0.children.0.children.0.type: node-type'],
    ],
    [
      'a link to a member of staff',
      body(paragraph(link({ linkType: 'internal', doc: { relationTo: 'users', value: storyId } }, 'x'))),
      ['body.root.children.0.children.0.fields.doc: option'],
    ],
    ['a block without a type', body({ type: 'block', fields: {} }), ['body.root.children.0.fields.blockType: option']],
    ['a block of another type', body(block('toString', {})), ['body.root.children.0.fields.blockType: option']],
    ['a block without fields', body({ type: 'block' }), ['body.root.children.0.fields: object']],
    [
      'a quotation of the wrong type',
      body(block('quotation', { quote: 7 })),
      ['body.root.children.0.fields.quote: text'],
    ],
    [
      'a quotation in no language',
      body(block('quotation', { quote: 'q', language: 'xx' })),
      ['body.root.children.0.fields.language: option'],
    ],
    [
      'a quotation too long',
      body(block('quotation', { quote: 'x'.repeat(5_001) })),
      ['body.root.children.0.fields.quote: too-long'],
    ],
    [
      'a photo by an operator',
      body(block('photo', { media: { $ne: null } })),
      ['body.root.children.0.fields.media: id'],
    ],
    [
      'related stories by name',
      body(block('relatedStories', { stories: ['x'] })),
      ['body.root.children.0.fields.stories: id'],
    ],
    [
      'too many related stories',
      body(block('relatedStories', { stories: Array<string>(11).fill(storyId) })),
      ['body.root.children.0.fields.stories: too-many'],
    ],
    [
      'a field nobody knows',
      body({ ...paragraph('x'), onclick: 'x' }),
      ['body.root.children.0.onclick: unknown-field'],
    ],
  ])('never with %s', (_, value, expected) => {
    expect(rulesOf(value)).toEqual(expected);
  });

  it('never with prototype keys, as JSON can carry them', () => {
    const raw =
      '{"root":{"type":"root","__proto__":{"polluted":1},"children":[{"type":"paragraph","constructor":{},"children":[]}]}}';
    expect(rulesOf(JSON.parse(raw))).toEqual([
      'body.root.__proto__: unknown-field',
      'body.root.children.0.constructor: unknown-field',
    ]);
  });

  it('twelve levels deep at most', () => {
    // Each nested list takes two levels: the list (1, 3, …) and its item (2, 4, …), and the text one more.
    const nested = (lists: number): ReturnType<typeof list> =>
      list('bullet', lists === 1 ? item('x') : item(nested(lists - 1)));
    expect(rulesOf(body(nested(5)))).toEqual([]);
    expect(rulesOf(body(nested(6)))[0]).toMatch(/children: too-deep$/);
  });

  it('with 20,000 nodes and 500,000 characters at most', () => {
    const paragraphs = (count: number) => body(...Array.from({ length: count }, () => paragraph('x')));
    expect(rulesOf(paragraphs(9_999))).toEqual([]);
    expect(rulesOf(paragraphs(10_000))).toEqual(['body: too-many']);
    const long = (count: number) => body(paragraph('x'.repeat(250_000)), paragraph('x'.repeat(count)));
    expect(rulesOf(long(250_000))).toEqual([]);
    expect(rulesOf(long(250_001))).toEqual(['body: too-long']);
  });

  it('and a hostile one overflows nothing: 100,000 levels, 100,000 nodes, as many mistakes', () => {
    let deep: Record<string, unknown> = paragraph('x');
    for (let level = 0; level < 100_000; level += 1) deep = level % 2 ? list('bullet', deep) : item(deep);
    const wide = { root: { type: 'root', children: Array<unknown>(100_000).fill({ type: 'nonsense' }) } };
    expect(bodyProblems({ root: { type: 'root', children: [deep] } }).length).toBeGreaterThan(0);
    expect(bodyProblems(wide)).toHaveLength(50);
    const valid = { root: { type: 'root', children: Array<unknown>(100_000).fill(paragraph()) } };
    expect(rulesOf(valid)).toEqual(['body: too-many']);
    expect(blocksOf({ root: { children: [{ type: 'paragraph', children: [deep] }, list('bullet', deep)] } })).toEqual(
      [],
    );
    expect(referencesOf({ root: { children: [deep] } })).toEqual([]);
  });

  it('or told why not, and neither reading nor checking ever throws, whatever the JSON', () => {
    const node: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
      node: fc.record(
        {
          type: fc.constantFrom(
            'paragraph',
            'heading',
            'quote',
            'list',
            'listitem',
            'link',
            'text',
            'block',
            'tab',
            '__proto__',
          ),
          text: fc.oneof(fc.string(), fc.jsonValue()),
          format: fc.oneof(fc.integer(), fc.jsonValue()),
          fields: fc.oneof(
            fc.jsonValue(),
            fc.record({ blockType: fc.constantFrom('photo', 'embed', 'quotation'), url: fc.webUrl() }),
          ),
          children: fc.oneof({ depthSize: 'small' }, fc.array(tie('node')), fc.jsonValue()),
        },
        { requiredKeys: ['type'] },
      ),
    })).node;
    fc.assert(
      fc.property(fc.array(node), (children) => {
        const value = { root: { type: 'root', children } };
        expect(Array.isArray(bodyProblems(value))).toBe(true);
        expect(htmlOf(blocksOf(value))).not.toMatch(/<script|javascript:/i);
        expect(wordCountOf(value)).toBeGreaterThanOrEqual(0);
        expect(Array.isArray(referencesOf(value))).toBe(true);
      }),
    );
  });
});

describe('a link', () => {
  it.each([
    'https://state.gov/report?x=1#y',
    'http://turan.az',
    'mailto:desk@turan.az?subject=x',
    'tel:+994-12-555-01-02',
    'tel:112',
    'tel:0125550102;ext=7',
    '/politics/story',
    '#notes',
    '?page=2',
  ])('may lead to %s', (href) => {
    expect(safeHrefOf(` ${href} `)).toBe(href);
  });

  it.each([
    '',
    'www.turan.az',
    'ftp://x.az/',
    'tel:',
    'tel:call-me',
    'sms:+99412',
    'https://',
    'https://bank.az@evil.test/',
    'mailto:',
    'https://a b.az',
    null,
    7,
    {},
  ])('may not lead to %j', (href) => {
    expect(safeHrefOf(href)).toBeUndefined();
    expect(linkProblem(href)).toMatch(/^A link begins with/);
  });

  it.each(['https://localhost/x', 'https:/turan.az', '/xəbər/şəki'])(
    "is refused where Payload's editor would spoil it: %s",
    (href) => {
      expect(linkProblem(href)).toBeDefined();
    },
  );

  it.each([
    'https://минск.рф/новости',
    'https://turan.az/az/xəbər',
    '/politics/story?x=1',
    'mailto:desk@turan.az',
    'tel:+99412',
  ])('is stored: %s', (href) => {
    expect(linkProblem(href)).toBeUndefined();
  });
});
