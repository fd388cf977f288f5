/** The arguments of one of Payload's operations with some of them changed, of the same type: which operation it is, a hook is told apart. */
export const withArgs = <A extends object>(args: A, changed: object): A => ({ ...args, ...changed });
