// The copies that are looked after, where nothing is asked of anybody: what they are, and none of it looks like a task.
import type { CredentialLine } from '../../../../src/contract/ipc.ts';
import { Card } from '../../../ui/card.tsx';
import { Disclosure, Disclosures } from '../../../ui/disclosure.tsx';
import { MarkedList } from '../../../ui/marked-list.tsx';
import { useWords } from '../../../ui/words.tsx';
import { few, listedLine } from './credential-lines.ts';

export const ListedCopies = ({ lines }: { readonly lines: readonly CredentialLine[] }) => {
  const words = useWords();
  const list = <MarkedList lines={lines.map((line) => listedLine(words, line))} />;
  return (
    <Card>
      {lines.length <= few ? (
        list
      ) : (
        <Disclosures>
          <Disclosure name={words.t('copies.fold.listed', { count: lines.length })}>{list}</Disclosure>
        </Disclosures>
      )}
    </Card>
  );
};
