import fc from 'fast-check';
import { foldedText, cleanLine, cleanText } from '../../../src/domain/review.ts';
import { linksIn, textHtml } from '../../../src/reviews/body.ts';

describe('a reader’s text', () => {
  it.each([
    ['loses control characters', 'a\u0000b\u0007c\u009bd', 'abcd'],
    ['loses marks that turn the direction', 'Ministers \u202eevil\u202c \u2066here\u2069', 'Ministers evil here'],
    ['loses characters of no width', 'ca\u200bsi\u2060no\ufeff', 'casino'],
    ['keeps the joiners of emoji and of Persian', '👩\u200d🚒 می\u200cخواهم', '👩\u200d🚒 می\u200cخواهم'],
    ['is composed', 'Sofya\u200b\u0308', 'Sofyä'],
    ['has one way to end a line', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['has at most one empty line in a row', 'a \n \n\n\n  b', 'a\n\nb'],
    ['has single blanks', '\t a\u00a0\u00a0 b  ', 'a b'],
    ['has no towers of marks', `Z${'\u0330'.repeat(20)}a`, 'Z\u0330\u0330\u0330a'],
    ['loses halves of characters', 'a\ud83dz', 'az'],
    ['keeps letters of every script', 'Əla yazıdır! Спасибо. 謝謝', 'Əla yazıdır! Спасибо. 謝謝'],
  ])('%s', (_what, given, expected) => expect(cleanText(given)).toBe(expected));

  it('is one line where it is a name', () => expect(cleanLine('  Anna\n\nSmith\t(Baku) ')).toBe('Anna Smith (Baku)'));

  it('is the same when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });

  it.each([
    ['Azərbaycan', 'AZERBAYCAN'],
    ['Казино', 'kazino'],
    ['c a s i n o now', 'casino now'],
    [`${'long '.repeat(300)}Tail`, `${'long '.repeat(300)}tail`],
  ])('compares without case, script and spacing: %s', (one, other) => expect(foldedText(one)).toBe(foldedText(other)));
});

describe('as HTML', () => {
  const link = (url: string, text = url): string => `<a href="${url}" rel="nofollow ugc noopener">${text}</a>`;
  it.each([
    ['One.\nTwo.\n\nThree.', '<p>One.<br>Two.</p><p>Three.</p>'],
    ['See https://example.org/a?b=1&c=2.', `<p>See ${link('https://example.org/a?b=1&amp;c=2')}.</p>`],
    ['see example.com now', `<p>see ${link('http://example.com', 'example.com')} now</p>`],
    ['<script>alert("1")</script>', '<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</p>'],
    ['javascript:alert(1) data:text/html,x ftp://a.example mailto:a@b.example', undefined],
    ['write to reader@mail.example.com', '<p>write to reader@mail.example.com</p>'],
    ['(https://example.org/"onclick=alert(1))', undefined],
    ['', ''],
  ])('%j', (text, expected) => {
    const html = textHtml(text);
    if (expected !== undefined) expect(html).toBe(expected);
    expect(
      html.replaceAll(/<\/?p>|<br>|<\/a>|<a href="https?:\/\/[^"<>]*" rel="nofollow ugc noopener">/g, ''),
    ).not.toMatch(/[<>"]/);
  });

  it('holds no element but paragraphs, breaks and links, whatever is written', () => {
    const bits = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '&',
        '&lt;',
        'https://',
        'http://a.com/',
        'www.b.org',
        'javascript:',
        'data:',
        '\n',
        '\n\n',
      ],
      ...['</p>', '<img src=x onerror=alert(1)>', '\u202e', '😀', '//c.net', 'x@y.com', ' ', '(', ')', '{{', '\u0000'],
    );
    const texts = fc.array(fc.oneof(bits, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 24 });
    fc.assert(
      fc.property(texts, (parts) => {
        const html = textHtml(parts.join(''));
        const rest = html.replaceAll(
          /<p>|<\/p>|<br>|<\/a>|<a href="https?:\/\/[^"<>]*" rel="nofollow ugc noopener">/gi,
          '',
        );
        expect(rest).not.toMatch(/[<>"']/);
        const shown = rest.replaceAll(/&(amp|lt|gt|quot|#39);/g, '*');
        expect(shown).not.toContain('&');
      }),
      { numRuns: 500 },
    );
  });

  it('counts whole addresses and bare hosts as links, mail addresses not', () =>
    expect(linksIn('a https://x.example/1, www.b.org and c.com; d@e.com')).toEqual([
      'https://x.example/1',
      'http://www.b.org',
      'http://c.com',
    ]));
});
