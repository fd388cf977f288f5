/** Stories are published from the workflow bar, never by Payload's own button. */
export const NoPublishButton = () => null;
