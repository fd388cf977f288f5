import {
  getOperationAST,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { isOfClientLeft } from '../../database/requestLimits.ts';
import { DatabaseAway, isAway } from '../../database/errorCodes.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ready } from './request.ts';
import type { Documents } from './documents.ts';
import { checkCost } from './limits.ts';
import type { MediaType } from './refusals.ts';
import { openReads, type Reads, type Stores } from './reads.ts';
import { schema } from './schema/index.ts';

/** What came of a request. `isWhole` says that nothing failed, so that others may get it too. */
export type Outcome = {
  status: number;
  body: string;
  headers: Readonly<Record<string, string>>;
  tags: string[];
  isWhole: boolean;
};
export type Execute = (ready: Ready, mediaType: MediaType) => Promise<Outcome>;

type Settings = { stores: Stores; documents: Documents; introspection: boolean; onFault: (error: unknown) => void };
type State = { outcome: { isWhole: boolean; hasData: boolean; isAway: boolean } };
type Context = Reads & State;

/** Only a server that shows its schema guesses at names. */
const withoutHint = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message.replaceAll(/ Did you mean [^?]*\?/g, ''), error);

const unavailable = { code: 'SERVICE_UNAVAILABLE', http: { status: 503 } };

const isOfOutage = ({ originalError, extensions }: GraphQLError): boolean =>
  isAway(originalError) || extensions?.code === unavailable.code;

/** Says of an error what a client may know: its own faults, and that ours is ours. */
function publicErrorOf(error: unknown, onFault: Settings['onFault']): GraphQLError {
  const at = error instanceof GraphQLError ? error : undefined;
  const cause = at ? at.originalError : error;
  if (at && (cause === undefined || cause === null || cause instanceof GraphQLError)) return at;
  const where = { nodes: at?.nodes, path: at?.path };
  if (cause instanceof Refusal) {
    const extensions = { code: 'BAD_USER_INPUT', http: { status: 400, spec: true } };
    return new GraphQLError(cause.message, { ...where, extensions });
  }
  if (isAway(cause)) return new GraphQLError('The database does not answer.', { ...where, extensions: unavailable });
  if (!isOfClientLeft(cause)) onFault(cause);
  const extensions = { code: 'INTERNAL_SERVER_ERROR', http: { status: 500 } };
  return new GraphQLError('Something went wrong on our side.', { ...where, extensions });
}

function validationRules(introspection: boolean): Plugin<Context> {
  return {
    onValidate: ({ addValidationRule }) => {
      if (!introspection) addValidationRule(NoSchemaIntrospectionCustomRule);
    },
    onExecutionResult: ({ result, context, setResult }) => {
      if (!result || Symbol.asyncIterator in result) return;
      const { outcome } = context as unknown as State;
      outcome.isWhole = !result.errors?.length;
      outcome.isAway = result.errors?.some((each) => isOfOutage(each as GraphQLError)) ?? false;
      outcome.hasData = result.data !== undefined && result.data !== null;
      if (!introspection && result.errors)
        setResult({ ...result, errors: result.errors.map((each) => withoutHint(each as GraphQLError)) });
    },
  };
}

/** Yoga asks for what is parsed already, and would keep what it parsed itself without bound. */
const parsedBefore = (documents: Documents) => ({
  documentCache: { get: (text: string) => documents.read(text).node, set: () => undefined },
  errorCache: { get: () => undefined, set: () => undefined },
  validationCache: true,
});

/** Executes queries over the published read model, with GraphQL Yoga; each with its own reads. */
export function openExecution({ stores, documents, introspection, onFault }: Settings): Execute {
  const yoga = createYoga<Context>({
    schema,
    graphqlEndpoint: '/v1/graphql',
    graphiql: false,
    landingPage: false,
    batching: false,
    multipart: false,
    cors: false,
    logging: false,
    maskedErrors: { maskError: (error) => publicErrorOf(error, onFault) },
    parserAndValidationCache: parsedBefore(documents),
    plugins: [validationRules(introspection), limitCost()],
  });
  return async ({ query, operation, variables }, mediaType) => {
    const reads = openReads(stores);
    const outcome = { isWhole: false, hasData: false, isAway: false };
    const request = new yoga.fetchAPI.Request('http://newsroom.invalid/v1/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: mediaType },
      body: JSON.stringify({ query, variables, operationName: operation.name?.value }),
    });
    const response = await yoga.fetch(request, { ...reads, outcome });
    // What is left out for that is not known to be nothing: as of every other address.
    if (outcome.isAway) throw new DatabaseAway('The database does not answer.');
    const allow = response.headers.get('allow');
    return {
      // Part of an answer is an answer (GraphQL over HTTP §6.4.2).
      status: outcome.hasData ? 200 : response.status,
      body: await response.text(),
      headers: (allow === null ? {} : { Allow: allow }) as Record<string, string>,
      tags: [...reads.tags],
      isWhole: outcome.isWhole && response.status === 200,
    };
  };
}

/** After validation, since only a valid document can be walked without end. */
const limitCost = (): Plugin<Context> => ({
  onExecute: ({ args, setResultAndStopExecution }) => {
    const operation = getOperationAST(args.document as DocumentNode, args.operationName);
    if (!operation) return;
    try {
      checkCost(
        args.schema as GraphQLSchema,
        args.document as DocumentNode,
        operation,
        (args.variableValues ?? {}) as Record<string, unknown>,
      );
    } catch (error) {
      setResultAndStopExecution({ errors: [error as GraphQLError] });
    }
  },
});
