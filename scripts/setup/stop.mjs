// The end of a set-up that needs something of a person.

/** Its message is written for people: what is missing and what to do. */
export class SetupStop extends Error {}
