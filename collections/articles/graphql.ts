import type { GraphQLExtension, PayloadRequest } from 'payload';
import { transitionNames } from '../../src/domain/workflow/workflow.ts';
import { deskWho } from '../shared/principal.ts';
import { orderOf, transitionAndRead } from './orders.ts';

type GraphqlArguments = { id: string } & Record<string, unknown>;

/** `transitionArticle(id, name, …) {article, from, to}`: the same as POST /api/articles/:id/transitions. */
export const articleMutations: GraphQLExtension = (graphql, payload) => {
  const { GraphQLNonNull, GraphQLString, GraphQLInt, GraphQLEnumType, GraphQLObjectType } = graphql;
  const name = new GraphQLEnumType({
    name: 'TransitionName',
    // GraphQL names have no hyphens: `send-back` is `send_back` there.
    values: Object.fromEntries(transitionNames.map((each) => [each.replaceAll('-', '_'), { value: each }])),
  });
  const article = payload.collections.articles?.graphQL?.type;
  if (!article) return {};
  const text = { type: GraphQLString };
  return {
    transitionArticle: {
      type: new GraphQLObjectType({
        name: 'ArticleTransition',
        fields: { article: { type: article }, from: text, to: text },
      }),
      args: {
        id: { type: new GraphQLNonNull(GraphQLString) },
        name: { type: new GraphQLNonNull(name) },
        note: text,
        reason: text,
        at: text,
        correction: text,
        notice: text,
        confirm: text,
        baseVersion: { type: GraphQLInt },
      },
      resolve: (_: unknown, { id, ...args }: GraphqlArguments, { req }: { req: PayloadRequest }) =>
        transitionAndRead(id, orderOf(args), deskWho(req), req),
    },
  };
};
