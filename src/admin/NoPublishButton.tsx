/** What readers get is published from the workflow bar, never by Payload's own buttons. */
export const NoPublishButton = () => null;
