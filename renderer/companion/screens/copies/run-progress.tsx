// A run over the copies as it goes on: how many are done, for eye and ear, and the one that is being seen to.
import { useRef } from 'react';
import type { CredentialLine } from '../../../../src/contract/ipc.ts';
import { Card } from '../../../ui/card.tsx';
import { LiveRegion } from '../../../ui/live-region.tsx';
import { MarkedList } from '../../../ui/marked-list.tsx';
import type { MarkedLine } from '../../../ui/marked-list.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { useFollowed } from '../../../ui/use-followed.ts';
import { useWords } from '../../../ui/words.tsx';
import { isOpen, linesAround, progressOf } from './credential-lines.ts';
import { KeychainWait } from './keychain-wait.tsx';

/** Fewer are seen at a glance, without a bar. */
const many = 6;

/** Said aloud at every so-manieth part of the whole. */
const parts = 5;

export interface RunProgressProps {
  readonly lines: readonly CredentialLine[];
  /** The keychain has not answered for a while. */
  readonly waiting: boolean;
  /** What was done before. */
  readonly before?: readonly MarkedLine[];
}

export const RunProgress = ({ lines, waiting, before = [] }: RunProgressProps) => {
  const words = useWords();
  const { t } = words;
  const { done, total } = progressOf(lines);
  const list = useRef<HTMLDivElement>(null);
  useFollowed(list, lines.find(isOpen)?.id);
  const told = total < many ? done : Math.floor(done / Math.ceil(total / parts)) * Math.ceil(total / parts);
  return (
    <>
      {total >= many && (
        <ProgressBar
          label={t('copies.link')}
          done={done}
          total={total}
          words={t('copies.progress', { done, total })}
        />
      )}
      {waiting && <KeychainWait />}
      <div ref={list}>
        <Card>
          <MarkedList lines={[...before, ...linesAround(words, lines)]} />
        </Card>
      </div>
      <LiveRegion
        text={
          waiting
            ? `${t('copies.keychain')} ${t('copies.keychain.do')}`
            : t('copies.progress', { done: told, total })
        }
      />
    </>
  );
};
