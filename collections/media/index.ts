import { words } from '../../src/domain/labels.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { stampCreator } from '../shared/hooks.ts';
import { refusePurgeWhileInStories } from '../shared/trash.ts';
import { isStaff, refuseAnotherWriter } from '../shared/principal.ts';
import { mediaAccess, sendOriginal } from './access.ts';
import { fields } from './fields.ts';
import {
  dropOriginalOfRefused,
  keepOriginal,
  publishPhoto,
  queueRemoval,
  queueRenditions,
  readPhoto,
  refuseAddress,
  refuseFetch,
  rememberFiles,
  takeFocalPoint,
  takeSentPhoto,
  withdrawPhoto,
} from './hooks.ts';

/** Photos. The bytes are ours to keep (src/imaging); Payload keeps what is known of them. */
export const media = newsroomCollection({
  slug: 'media',
  access: mediaAccess,
  labels: { singular: words('Photo', 'Foto', 'Фото'), plural: words('Photos', 'Fotolar', 'Фото') },
  admin: {
    useAsTitle: 'alt',
    defaultColumns: ['filename', 'alt', 'credit', 'updatedAt'],
    listSearchableFields: ['alt', 'caption', 'filename'],
    group: words('Stories', 'Xəbərlər', 'Материалы'),
  },
  defaultSort: '-createdAt',
  // Payload copies a photo by fetching its file from the address that the request names as its own.
  disableDuplicate: true,
  upload: {
    disableLocalStorage: true,
    focalPoint: true,
    crop: false,
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'],
    pasteURL: false,
    hideFileInputOnCreate: false,
    adminThumbnail: ({ doc }) => thumbnailOf(doc as { renditions?: { name: string; url: string }[] }),
    handlers: [sendOriginal],
    // A text part named `file` would stand for a file that is here already: Payload asks for a receipt that nobody is given.
    requiresClientUploadReceipt: true,
    externalFileHeaderFilter: refuseFetch,
  },
  hooks: {
    beforeOperation: [refuseAnotherWriter, takeSentPhoto, refuseAddress, takeFocalPoint, readPhoto],
    beforeChange: [stampCreator('uploadedBy'), rememberFiles, keepOriginal],
    afterChange: [queueRenditions, publishPhoto],
    afterRead: [
      ({ doc, req }) => (isStaff(req.user) ? doc : { ...doc, url: null, filename: null, thumbnailURL: null }),
    ],
    beforeDelete: [refusePurgeWhileInStories('media'), queueRemoval],
    afterDelete: [withdrawPhoto],
    afterError: [dropOriginalOfRefused],
  },
  fields,
});

const thumbnailOf = ({ renditions }: { renditions?: { name: string; url: string }[] | null }): string | null =>
  renditions?.find(({ name }) => name === 'wide-320.jpg')?.url ??
  renditions?.find(({ name }) => name.endsWith('.jpg'))?.url ??
  null;
