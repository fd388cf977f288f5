import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { openLine, type Line } from './brokenLine.ts';
import { openEmptyNewsroom, openNewsroom, password, type Newsroom } from './newsroom.ts';
import { freePort, startServerProcess } from './serverProcess.ts';
import { openTlsProxy } from './tlsProxy.ts';

const root = process.cwd();
const artifacts = join(root, 'test/.artifacts');
const desktop = { width: 1360, height: 900 };
/** As a correspondent holds it. */
export const phone = { width: 390, height: 844 };

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What a page must never do: break its own content policy, throw, or write an error to the console. */
export type Complaints = string[];

/** One colleague at a browser of their own. */
export type Seat = { page: Page; complaints: Complaints; shoot: (name: string) => Promise<void> };

async function openBrowser(more: readonly string[]): Promise<Browser> {
  const { CHROMIUM_PATH: executablePath, CHROMIUM_MISSING: missing } = process.env;
  if (!executablePath) throw new Error(missing ?? 'CHROMIUM_PATH names no browser.');
  return chromium.launch({ executablePath, args: [...flags, ...more] });
}

function listen(page: Page, complaints: Complaints): void {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
}

type Sitting = {
  viewport?: { width: number; height: number };
  language?: string;
  dark?: boolean;
  /** Pixels of the screen to one of the page. */
  density?: number;
  javaScript?: boolean;
};

export type BrowserNewsroom<N> = {
  newsroom: N;
  url: string;
  /** The server's own address, which is another one behind a proxy. */
  inside: string;
  /** Sits down at a new browser, not signed in. */
  sit: (options?: Sitting) => Promise<Seat>;
  /** Stops the newsroom's server, and starts it again at the same address. */
  stopServer: (signal?: NodeJS.Signals) => Promise<void>;
  startServer: () => Promise<void>;
  /** What the browsers reach it over, where it was opened so: it can be cut. */
  line?: Line;
  close: () => Promise<void>;
};

/**
 * How the world reaches it: at an address it was told of (`PUBLIC_URL`), as every real newsroom has it, also behind a proxy that ends TLS or
 * over a line that breaks, or at one it was not told of, as on one's own machine.
 */
type Reach = 'told' | 'behind-tls' | 'over-a-line' | 'not-told';

async function settingsFor(reach: Reach) {
  const port = await freePort();
  const inside = `http://127.0.0.1:${port}`;
  const proxy = reach === 'behind-tls' ? await openTlsProxy(port) : undefined;
  const line = reach === 'over-a-line' ? await openLine({ host: '127.0.0.1', port }) : undefined;
  const url = proxy?.url ?? (line ? `http://127.0.0.1:${line.port}` : inside);
  const told: Record<string, string> = reach === 'not-told' ? {} : { PUBLIC_URL: url, TRUST_PROXY: proxy ? '1' : '0' };
  return { url, inside, proxy, line, settings: { PORT: String(port), ...told } };
}

async function open<N extends { close: () => Promise<void> }>(
  opening: () => Promise<N>,
  reach: Reach = 'told',
): Promise<BrowserNewsroom<N>> {
  if (!existsSync(join(root, '.next/BUILD_ID')))
    throw new Error('The admin UI is not built: run `npm test`, which builds it.');
  mkdirSync(artifacts, { recursive: true });
  const newsroom = await opening();
  const { url, inside, proxy, line, settings } = await settingsFor(reach);
  const [first, browser] = await Promise.all([
    startServerProcess(settings),
    openBrowser(proxy ? ['--ignore-certificate-errors'] : []),
  ]);
  let server = first;
  const contexts: BrowserContext[] = [];
  const sit: BrowserNewsroom<N>['sit'] = async (options = {}) => {
    const { viewport = desktop, language = 'en', dark = false, density = 1, javaScript = true } = options;
    const context = await browser.newContext({
      viewport,
      deviceScaleFactor: density,
      javaScriptEnabled: javaScript,
      locale: language,
      colorScheme: dark ? 'dark' : 'light',
      hasTouch: viewport.width < 600,
      baseURL: url,
      reducedMotion: 'reduce',
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const complaints: Complaints = [];
    listen(page, complaints);
    context.on('page', (other) => listen(other, complaints));
    const shoot = async (name: string): Promise<void> => {
      await page.screenshot({ path: join(artifacts, `${name}.png`), fullPage: true });
    };
    return { page, complaints, shoot };
  };
  const close = async (): Promise<void> => {
    await browser.close();
    await proxy?.close();
    await line?.close();
    await server.stop();
    await newsroom.close();
  };
  const stopServer: BrowserNewsroom<N>['stopServer'] = (signal) => server.stop(signal);
  const startServer = async (): Promise<void> => void (server = await startServerProcess(settings));
  return { newsroom, url, inside, line, sit, stopServer, startServer, close };
}

/** A newsroom with its desks and colleagues, its real server with the admin UI, and a real browser. */
export const openBrowserNewsroom = (name: string, reach?: Reach): Promise<BrowserNewsroom<Newsroom>> =>
  open(() => openNewsroom(name), reach);

/** The same on an empty database: nobody works there yet. */
export const openEmptyBrowserNewsroom = (name: string) => open(() => openEmptyNewsroom(name));

/** Signs in without a screen: what is tested begins at the page that is opened next. */
export async function signInAt({ page }: Seat, email: string): Promise<void> {
  const answer = await page.context().request.post('/api/users/login', { data: { email, password } });
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()} ${await answer.text()}`);
}

/** Signs in with the admin's own form and waits for My desk. */
export async function signInByForm({ page }: Seat, email: string): Promise<void> {
  await page.goto('/admin/login');
  await page.locator('#field-email').fill(email);
  await page.locator('#field-password').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.waitForURL((address) => address.pathname === '/admin');
}

/** By how many pixels the words of one screen reach farther than its edge, once the page has settled: a list is laid out twice. */
export async function overflowOf({ page }: Seat): Promise<number> {
  const measure = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  let over = await measure();
  for (let left = 30; over !== 0 && left > 0; left -= 1) {
    await page.waitForTimeout(100);
    over = await measure();
  }
  return over;
}
