import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  NoSchemaIntrospectionCustomRule,
  type GraphQLError,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** What a query may not exceed: levels of nesting, and the schema itself where introspection is off. */
export function depthLimit({
  maxDepth,
  introspection,
}: {
  maxDepth: number;
  introspection: boolean;
}): ValidationRule[] {
  // Thrown, it would be a fault of the server; reported, it is an error of the query.
  const report = (context: unknown, error: unknown): void =>
    (context as ValidationContext).reportError(error as GraphQLError);
  const depth = maxDepthRule({
    n: maxDepth,
    ignoreIntrospection: true,
    propagateOnRejection: false,
    onReject: [report],
  }) as unknown as ValidationRule;
  return introspection ? [depth] : [depth, NoSchemaIntrospectionCustomRule];
}
