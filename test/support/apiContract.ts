import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { client } from './newsroom.ts';

type Content = { schema: object };
type Operation = {
  operationId: string;
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, { $ref?: string; content?: Record<string, Content> }>;
};
export type ApiDocument = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, { content: Record<string, Content> }> } & Record<string, object>;
  'x-not-offered': { method: string; path: string; reason: string }[];
};

const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

/** The document the server serves, and judges of what it answers and is sent. */
export async function openContract(url: string) {
  const { body: served } = await client(url)<ApiDocument>('GET', '/openapi.json');
  // Nobody chooses fields here, so documents have to be whole.
  const api = JSON.parse(JSON.stringify(served).replaceAll(/(schemas\/\w+)Part"/g, '$1"')) as ApiDocument;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addFormat('binary', true).addFormat('password', true);
  ajv.addSchema(api, 'api');
  const judges = new Map<string, ReturnType<typeof ajv.compile>>();

  const pointer = (...steps: string[]): string =>
    steps.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');
  /** What is wrong with a value, for a person; empty if nothing is. */
  const wrongWith = (at: string, value: unknown): string[] => {
    const judge = judges.get(at) ?? ajv.compile({ $ref: `api#${at}` });
    judges.set(at, judge);
    if (judge(value)) return [];
    return (judge.errors ?? [])
      .filter(({ keyword }) => keyword !== 'anyOf')
      .slice(0, 8)
      .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
  };

  const answerProblems = (path: string, method: string, status: number, type: string, body: unknown): string[] => {
    const said = api.paths[path]?.[method]?.responses[String(status)];
    if (!said)
      return [`${method} ${path} answers ${status}, which is not documented: ${JSON.stringify(body).slice(0, 300)}`];
    const content = said.$ref ? api.components.responses[String(status)]?.content : said.content;
    const media = Object.keys(content ?? {}).find((each) =>
      each.endsWith('/*') ? type.startsWith(each.slice(0, -1)) : type.startsWith(each),
    );
    if (!media) return [`${method} ${path} answers ${type}, which is not documented.`];
    if (media !== 'application/json') return [];
    const at = said.$ref
      ? pointer('components', 'responses', String(status), 'content', media, 'schema')
      : pointer('paths', path, method, 'responses', String(status), 'content', media, 'schema');
    return wrongWith(at, body).map((problem) => `${method} ${path} ${status}: ${problem}`);
  };

  const requestProblems = (path: string, method: string, body: unknown): string[] =>
    wrongWith(pointer('paths', path, method, 'requestBody', 'content', 'application/json', 'schema'), body);

  return { api, answerProblems, requestProblems };
}
