/** Stories are published from the workflow bar, never by Payload's own button. */
export const NoPublishButton = () => null;

/** The workflow bar says where a story stands; Payload's own status line, with its "revert", would say it otherwise. */
export const NoStatus = () => null;

/** The workflow bar has a preview link with a word on it. */
export const NoPreviewButton = () => null;
