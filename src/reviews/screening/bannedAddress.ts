import { pass, spam, type Phase } from './phase.ts';

/** A moderator has had enough of this address. */
export const bannedAddress: Phase = ({ isBanned }) => (isBanned ? spam('banned-address') : pass);
