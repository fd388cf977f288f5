import type { Access } from 'payload';
import { accessFor, isRoleAtLeast } from '../shared/access.ts';

const general = accessFor('media');

/** A photo that readers see is changed and thrown away by who may publish; its own uploader's hand ends there. */
const pastEditors =
  (rule: Access): Access =>
  async (args) => {
    const reached = await rule(args);
    if (reached === false || isRoleAtLeast(args.req.user, 'section-editor')) return reached;
    const unseen = { released: { not_equals: true } };
    return reached === true ? unseen : { and: [reached, unseen] };
  };

export const mediaAccess = {
  ...general,
  update: pastEditors(general.update),
  delete: pastEditors(general.delete),
};
