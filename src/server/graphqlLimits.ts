import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { NoSchemaIntrospectionCustomRule, type ValidationRule } from 'graphql';

/** What a query may not exceed: levels of nesting, and the schema itself where introspection is off. */
export function depthLimit({
  maxDepth,
  introspection,
}: {
  maxDepth: number;
  introspection: boolean;
}): ValidationRule[] {
  const depth = maxDepthRule({ n: maxDepth, ignoreIntrospection: true }) as unknown as ValidationRule;
  return introspection ? [depth] : [depth, NoSchemaIntrospectionCustomRule];
}
