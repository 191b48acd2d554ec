// A reset's short reference as it is read out over the phone, letter by letter.

/**
 * "7K3-M2P" becomes "7 K 3 dash M 2 P": what a screen reader says, and what a person says to the help desk.
 * @param dash the word for "-" in the language
 */
export const spellReference = (reference: string, dash: string): string =>
  Array.from(reference, (character) => (character === '-' ? dash : character)).join(' ');
