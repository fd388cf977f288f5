import { build } from 'esbuild';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import type { Body } from '../../src/admin/composer/text/body.ts';
import { body, paragraph } from './bodies.ts';

const root = process.cwd();
const artifacts = join(root, 'test/.artifacts');
const styles = [
  'base.css',
  'buttons.css',
  'storySheet.css',
  'composer.css',
  'composerParts.css',
  'storyText.css',
  'storyTable.css',
].map((name) => readFileSync(join(root, 'src/app/(payload)/newsroom', name), 'utf8'));
/** Payload's theme, as far as the text uses it. */
const theme = `
  :root { --theme-bg: #fff; --theme-text: #16181d; --theme-input-bg: #fff; --theme-elevation-0: #fff; --theme-elevation-100: #ececec;
    --theme-elevation-150: #e0e0e0; --theme-elevation-200: #d4d4d4; --theme-elevation-250: #c8c8c8; --theme-elevation-400: #8f8f8f;
    --theme-elevation-600: #5c5c5c; --theme-elevation-700: #444; --theme-elevation-900: #161616; --theme-error-500: #b3261e; --theme-success-400: #6aa7ff }
  html[data-theme=dark] { --theme-bg: #15171b; --theme-text: #eceae4; --theme-input-bg: #1b1e23; --theme-elevation-0: #16181d;
    --theme-elevation-100: #24272d; --theme-elevation-150: #2a2d33; --theme-elevation-200: #33373e; --theme-elevation-250: #3d4149;
    --theme-elevation-400: #7c818b; --theme-elevation-600: #a0a4ad; --theme-elevation-700: #c2c5cb; --theme-elevation-900: #eceae4 }
  body { margin: 0; padding: 60px 20px 0 80px; background: var(--theme-bg); font: 14px/1.45 system-ui, sans-serif }
  @media (max-width: 700px) { body { padding: 20px 18px } }`;

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    minify: true,
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]!.text;
}

export type TextOptions = {
  language?: string;
  readOnly?: boolean;
  lead?: string;
  /** Of a page with more of the story than its text. */
  fields?: Record<string, unknown>;
};
type Opening = TextOptions & { viewport?: { width: number; height: number }; dark?: boolean; pageLanguage?: string };

export type TextPage = {
  page: Page;
  text: Locator;
  complaints: string[];
  /** Loads the page anew, with this body. */
  reopen: (value: unknown) => Promise<void>;
  /** What the text has told last. */
  told: () => Promise<Body | undefined>;
  timesTold: () => Promise<number>;
  shoot: (name: string) => Promise<void>;
  close: () => Promise<void>;
};

/** A page with the text alone, in a real browser. */
export async function openTextBrowser(entry = 'test/support/storyText/page.tsx') {
  const { CHROMIUM_PATH: executablePath, CHROMIUM_MISSING: missing } = process.env;
  if (!executablePath || !existsSync(executablePath)) throw new Error(missing ?? 'CHROMIUM_PATH names no browser.');
  mkdirSync(artifacts, { recursive: true });
  const [script, browser]: [string, Browser] = await Promise.all([
    bundle(entry),
    chromium.launch({
      executablePath,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    }),
  ]);
  const open = async (value: unknown, options: Opening = {}): Promise<TextPage> => {
    const { viewport = { width: 1280, height: 900 }, dark = false, pageLanguage = 'en', ...rest } = options;
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce', hasTouch: viewport.width < 600 });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    const html = `<!doctype html><html lang="${pageLanguage}" data-theme="${dark ? 'dark' : 'light'}"><meta name="viewport" content="width=device-width"><title>Text</title><link rel="icon" href="data:,"><style>${theme}${styles.join('')}</style><main><div id="text"></div></main>`;
    await page.route('http://text.localhost/**', (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
    );
    const text = page.locator('.story-text__root');
    const reopen = async (shown: unknown): Promise<void> => {
      await page.goto('http://text.localhost/');
      await page.addScriptTag({ content: script });
      await page.evaluate((given) => window.openText(given as never), { body: shown, ...rest });
      await text.waitFor();
    };
    await reopen(value);
    return {
      page,
      text,
      reopen,
      complaints,
      told: () =>
        page.evaluate(
          () =>
            new Promise<Body | undefined>((tell) =>
              requestAnimationFrame(() => requestAnimationFrame(() => tell(window.seen.bodies.at(-1)))),
            ),
        ),
      timesTold: () => page.evaluate(() => window.seen.bodies.length),
      shoot: async (name) => void (await page.screenshot({ path: join(artifacts, `${name}.png`) })),
      close: () => context.close(),
    };
  };
  return { open, close: () => browser.close() };
}

export const bodyOfTexts = (...texts: string[]): unknown => body(...texts.map((text) => paragraph(text)));

type Shown = {
  type: string;
  tag?: string;
  text?: string;
  format?: number;
  fields?: Record<string, unknown>;
  children?: Shown[];
};

/** A body in lines, as a person would write it down: `h2: …`, `- …`, marks around words. */
export function linesOf(told: Body | undefined): string[] {
  const marks: Record<number, string> = { 0: '', 1: '**', 2: '_' };
  const words = (node: Shown): string => {
    if (node.type === 'linebreak') return '⏎';
    const inner = (node.children ?? []).map(words).join('');
    if (node.type === 'link') return `[${inner}](${String(node.fields?.url ?? node.fields?.linkType)})`;
    const mark = marks[node.format ?? 0] ?? '?';
    return node.type === 'text' ? `${mark}${node.text}${mark}` : inner;
  };
  const line = (node: Shown): string[] => {
    if (node.type === 'list')
      return (node.children ?? []).map((item, index) => `${node.tag === 'ol' ? `${index + 1}.` : '-'} ${words(item)}`);
    if (node.type === 'block')
      return [`[${String(node.fields?.blockType)}] ${String(node.fields?.url ?? node.fields?.quote ?? '')}`.trim()];
    return [node.type === 'paragraph' ? words(node) : `${node.tag ?? node.type}: ${words(node)}`];
  };
  return ((told?.root.children ?? []) as unknown as Shown[]).flatMap(line);
}
