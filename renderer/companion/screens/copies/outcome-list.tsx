// What became of the copies: those that are not right first, and many of a kind folded away.
import type { CredentialLine } from '../../../../src/contract/ipc.ts';
import { Card } from '../../../ui/card.tsx';
import { Disclosure, Disclosures } from '../../../ui/disclosure.tsx';
import { MarkedList } from '../../../ui/marked-list.tsx';
import type { MarkedLine } from '../../../ui/marked-list.tsx';
import { useWords } from '../../../ui/words.tsx';
import { credentialLine, few, isOpen, isRight } from './credential-lines.ts';

export interface OutcomeListProps {
  readonly lines: readonly CredentialLine[];
  /** Whether what is left can be tried again without typing the password. */
  readonly again: boolean;
  /** Lines of other things done, before and after them. */
  readonly before?: readonly MarkedLine[];
  readonly after?: readonly MarkedLine[];
}

export const OutcomeList = ({ lines, again, before = [], after = [] }: OutcomeListProps) => {
  const words = useWords();
  const { t } = words;
  const right = lines.filter(isRight);
  const open = lines.filter(isOpen);
  const marked = (some: readonly CredentialLine[]) => some.map((line) => credentialLine(words, line, again));
  const foldsRight = right.length > few;
  const foldsOpen = open.length > few;
  const notRight = lines.filter((line) => !isRight(line) && !(foldsOpen && isOpen(line)));
  const shown = [...before, ...marked(notRight), ...(foldsRight ? [] : marked(right)), ...after];
  return (
    <Card>
      {shown.length > 0 && <MarkedList lines={shown} />}
      {(foldsRight || foldsOpen) && (
        <Disclosures>
          {foldsOpen && (
            <Disclosure name={t('copies.fold.waiting', { count: open.length })}>
              <MarkedList lines={marked(open)} />
            </Disclosure>
          )}
          {foldsRight && (
            <Disclosure name={t('copies.fold.done', { count: right.length })}>
              <MarkedList lines={marked(right)} />
            </Disclosure>
          )}
        </Disclosures>
      )}
    </Card>
  );
};
