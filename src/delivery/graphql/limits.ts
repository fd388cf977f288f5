import {
  getNamedType,
  getVariableValues,
  GraphQLError,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  getArgumentValues,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What a query may not exceed; docs/graphql.md says so to front-end developers. */
export const limits = {
  /** Bytes of a POST, and characters of a document. */
  bytes: 64 * 1024,
  tokens: 2_000,
  aliases: 30,
  /** Levels of fields; introspection does not count. */
  depth: 15,
  /** One a field, multiplied by the sizes of the lists it is in; reads of the database cost more. */
  cost: 10_000,
} as const;

/** Each list is a query of its own, whatever it gives. */
export const priceOfList = 100;
/** Rows of a list that does not say. */
const usualSize = 5;

type Variables = Readonly<Record<string, unknown>>;
type CountedQuery = { schema: GraphQLSchema; document: DocumentNode; variables: Variables };

/** A fault of the query, as GraphQL over HTTP has it: 400, but 200 for clients that take only `application/json`. */
export const refuseQuery = (message: string, code: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status: 400, spec: true } } });

const tooMuch = (): GraphQLError =>
  refuseQuery(`The query asks for too much at once: its cost is over ${limits.cost}.`, 'QUERY_TOO_COSTLY');
const tooDeep = (): GraphQLError =>
  refuseQuery(`The query is nested deeper than ${limits.depth} levels.`, 'QUERY_TOO_DEEP');

/** What a field costs by itself, and how many rows it gives; `once`: it is of a page, not of each of its rows. */
type Extensions = { price?: number; size?: number | 'first' | 'ids'; once?: true };
/** Where a selection is: how deep, and in how many rows of the list it is in. */
type Place = { depth: number; rows: number };

const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);

/** How many rows a field gives: as its schema says (`size`), or by an argument of that name. */
function sizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Variables): number {
  const { size } = field.extensions as Extensions;
  if (typeof size === 'number') return size;
  if (size === undefined) return isList(field.type) ? usualSize : 1;
  let value: unknown;
  try {
    value = getArgumentValues(field, node, { ...variables })[size];
  } catch {
    // Execution says what is wrong with it.
    return 1;
  }
  return Math.max(1, Array.isArray(value) ? value.length : Number(value));
}

function fragmentsIn(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const found = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(found.map((each) => [each.name.value, each]));
}

/** Walks one operation as it would be executed; stops as soon as it is too much, so that walking costs no more than that. */
function walker({ schema, document, variables }: CountedQuery) {
  const fragments = fragmentsIn(document);
  let visited = 0;

  function ofField(node: FieldNode, parent: GraphQLCompositeType, { depth, rows }: Place): number {
    if (depth > limits.depth) throw tooDeep();
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    // `__typename`, and introspection, which validation bounds.
    if (!field) return 1;
    const { price = 1, once } = field.extensions as Extensions;
    const type = getNamedType(field.type);
    const size = sizeOf(field, node, variables);
    const under =
      node.selectionSet && isCompositeType(type)
        ? ofSelections(node.selectionSet, type, { depth: depth + 1, rows: size })
        : 0;
    return (price + size * under) / (once ? rows : 1);
  }

  /** An object has one type: of fragments on different types, the costliest counts. */
  function ofSelections(selected: SelectionSetNode, parent: GraphQLCompositeType, place: Place): number {
    let shared = 0;
    const byType = new Map<string, number>();
    for (const node of selected.selections) {
      visited += 1;
      if (visited > limits.cost) throw tooMuch();
      if (node.kind === Kind.FIELD) {
        shared += ofField(node, parent, place);
        continue;
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
      if (!fragment) continue;
      const named = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
      const type = named && isCompositeType(named) ? named : parent;
      const cost = ofSelections(fragment.selectionSet, type, place);
      if (isAbstractType(parent) && isObjectType(type)) byType.set(type.name, (byType.get(type.name) ?? 0) + cost);
      else shared += cost;
    }
    const sum = shared + Math.max(0, ...byType.values());
    if (sum > limits.cost) throw tooMuch();
    return sum;
  }
  return ofSelections;
}

/** Refuses an operation that is too deep or asks for too much. Of a valid document only: there are no circles of fragments. */
export function checkCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const root = schema.getRootType(operation.operation);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  // Bad variables are execution's to explain.
  if (!root || !coerced) return 0;
  // What is once a page was divided by its rows: whole again but for the last bits.
  const cost = Math.round(
    walker({ schema, document, variables: coerced })(operation.selectionSet, root, { depth: 1, rows: 1 }),
  );
  if (cost > limits.cost) throw tooMuch();
  return cost;
}
